### Cifras sin nombres y /estadisticas. Español de referencia; solo para el equipo, con tú.

# V · forma de un mes: enero de 2026
month-pattern = %B de %Y

## Guardar cifras

# V · /importar encontró una cifra sin nombres
import-announcement = Es un anuncio sin nombres: { $figure }, { $source }, { $date }. Sirve para las cifras y nunca produce coincidencias.
# V · /importar encontró varias cifras sin nombres
figures-found = Hay { $n } cifras sin nombres. Sirven para las cifras y nunca producen coincidencias.
# V · filas de una tabla de cifras que no se entendieron
figures-aside = { $n ->
    [one] 1 fila no se entendió y no se guarda.
   *[other] { $n } filas no se entendieron y no se guardan.
}
# V · una cifra ya guardada, en su línea
figure-kept = guardada: { $code }
# V · cuando todas las cifras encontradas están guardadas
figures-kept = Guardadas. Se ven con /estadisticas.
# V · [Cancelar] bajo las cifras encontradas
figures-dropped = No se guardó ninguna cifra más.
# V · bajo una cifra encontrada
btn-keep-figure = Guardar cifra
# V · bajo varias cifras encontradas
btn-keep-all = Guardar todas

## /estadisticas

# V · primera línea, con las cifras más recientes
stats-head = <b>Cifras al { $date }</b>
# V · primera línea, con las cifras de un mes
stats-month = <b>Cifras de { $month }</b>
# V · delante de las cifras de un tipo
figure-kind = { $kind ->
    [claimed] Anunciadas
    [verified] Verificadas
    [counted] Contadas
    [remaining] Siguen en prisión
   *[lifted] Con medidas levantadas
}
# V · cuánto dice una cifra
figure-amount = { $bound ->
    [more_than] más de { $n }
    [at_least] al menos { $n }
    [about] cerca de { $n }
    [up_to] hasta { $n }
    [depending_on_source] { $n }, según la fuente
    [words] «{ $n }»
   *[exactly] { $n }
}
# V · de qué días es una cifra
figure-days = { $from } a { $to }
# V · de qué día y hora es una cifra
figure-cutoff = { $day }, corte { $time }
# V · no se sabe de qué día es una cifra
figure-undated = sin fecha
# V · qué plazo cuenta una cifra
figure-window = { $window ->
    [since] desde el { $day }
    [one_day] solo ese día
   *[words] { $words }
}
# V · si no hay ninguna cifra guardada
stats-none = Todavía no hay cifras guardadas. Llegan con /importar.
# V · nuestros avisos; los números pequeños se callan
stats-notices = Avisos: { $sent } enviados · { $read } leídos · { $corrected } corregidos
# V · nuestra cola
stats-queue = Cola: { $open } · espera media { $wait }
# V · última línea de las cifras y del gráfico
stats-apart = Cada cifra cuenta plazos distintos: no se restan.
# V · en lugar de un número de 1 a 4
stats-few = menos de 5
# V · en lugar de lo que no se sabe
stats-unknown = sin datos
# V · bajo las cifras: la imagen
btn-chart = Gráfico
# V · bajo las cifras de un mes: las más recientes
btn-latest-figures = Las más recientes
