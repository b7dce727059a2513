### Palabras que sirven en todas partes: órdenes, fechas, idioma, problemas y botones compartidos.
### El comentario de cada mensaje empieza por su modo (N, D, O, P, V) y dice dónde se ve.

## Menú de órdenes

# N · menú de las familias, /agregar
cmd-add = Agregar un nombre
# N · menú de las familias, /mi_lista
cmd-list = Ver o quitar nombres
# N · menú de las familias, /novedades
cmd-news = Leer lo que tiene pendiente
# N · menú de las familias, /ajustes
cmd-settings = Idioma, avisos y horas
# N · menú de las familias, /limpiar
cmd-clean = Limpiar este chat
# N · menú de las familias, /olvidar
cmd-forget = Borrar todo
# N · menú de las familias, /mis_datos
cmd-data = Ver lo que guardamos
# N · menú de las familias, /privacidad
cmd-privacy = Cómo cuidamos sus datos
# N · menú de las familias, /verificar
cmd-verify = ¿Es nuestro este mensaje?
# N · los dos menús, /ayuda
cmd-help = Ayuda
# N · menú de las familias, /cancelar
cmd-cancel = Dejar lo que está a medias
# N · menú de las familias, /start
cmd-start = Empezar
# V · menú del equipo, /cola
cmd-queue = Revisar coincidencias
# V · menú del equipo, /importar
cmd-import = Cargar una lista o un mensaje
# V · menú del equipo, /estadisticas
cmd-stats = Cifras
# V · menú del equipo, /rectificar
cmd-retract = Corregir un aviso
# V · menú del equipo, /retener
cmd-hold = Detener todos los envíos
# V · menú del equipo, /reanudar
cmd-resume = Reanudar los envíos

## Fechas y horas

# N · forma de una fecha: 24 de enero de 2026
date-pattern = %-d de %B de %Y
# V · forma corta de una fecha, en las pantallas del equipo: 24 de enero
date-short-pattern = %-d de %B
# N · forma de una hora: 13:05
time-pattern = %H:%M
# N · detrás de una hora, entre paréntesis
zone-venezuela = hora de Venezuela
# N · lo mismo, si la familia eligió otra ciudad
zone-city = hora de { $city }
# V · cuánto espera una coincidencia, hasta una hora
age-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minutos
}
# V · cuánto espera una coincidencia, hasta dos días
age-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
# V · cuánto espera una coincidencia, desde dos días
age-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}

## Idioma

# N · el idioma de estas pantallas, en los ajustes
language-name = español
# N · /ajustes, [Idioma]
language-ask = ¿En qué idioma prefiere leer?
# N · después de elegir el idioma
language-set = Listo. Seguimos en español.

## Problemas

# N · algo falló de nuestro lado
trouble-generic =
    Algo no salió bien y ya lo estamos mirando. Su lista sigue guardada.

    Si habla con el equipo, dé esta referencia: <b>{ $ref }</b>
# N · demasiados mensajes en un minuto; se dice una sola vez
trouble-slow-down = Llegaron muchos mensajes seguidos. Hay que esperar { $seconds ->
    [one] 1 segundo
   *[other] { $seconds } segundos
}, por favor.
# N · llegó una foto, un audio, un archivo o un contacto
not-text = Aquí solo puedo leer texto. No guardé ese envío.
# N · una orden que no existe
unknown-input = No conozco esa orden. Estas sí: { $commands }
# D · escribieron algo que parece un nombre, sin haber empezado nada
free-text-offer =
    ¿Quiere agregar este nombre a su lista?
    <b>{ $name }</b>
# N · respondieron que no a lo anterior
free-text-declined = Está bien. No guardé nada y borré su mensaje.
# N · una orden en medio de otra cosa
dialog-interrupted = Dejé a medias lo anterior. ¿Seguimos con eso?
# N · pasó un día con algo a medias
dialog-expired = Pasó un día y cerré lo que estaba a medias. No se guardó. Se puede empezar otra vez con { $command }.
# N · /cancelar
cancel-done = { $open ->
    [yes] Listo, lo dejamos. No se guardó nada.
   *[no] No había nada a medias.
}
# N · [Hablar con alguien]
contact-info =
    Puede hablar con una persona del equipo: { $contact }{ $hours_known ->
        [yes] {""}
            Horario: { $hours }
       *[no] {""}
    }

    Nunca pedimos dinero ni claves.
# N · [Hablar con alguien] en un mensaje viejo, si ya no hay contacto
contact-none =
    Por ahora no hay aquí una persona con quien hablar.

    Nunca pedimos dinero ni claves.
# N · al final de cada aviso y de cada respuesta de /verificar
never-asks = Nunca pedimos dinero, cédulas ni claves por un aviso.

## Respuestas breves sobre un botón

# P · el botón era de una pantalla antigua
popup-stale = Esta pantalla era antigua. Ya la actualicé.
# P · algo se hizo al momento
popup-done = Hecho.
# P · [Deshacer]
popup-undone = Deshecho.
# P · [Deshacer], tarde
popup-undo-late = Ya pasó el tiempo para deshacerlo.

## Botones compartidos

# N · donde haya un contacto de la organización
btn-talk = Hablar con alguien
# N · bajo free-text-offer
btn-add-it = Sí, agregarlo
# N · bajo free-text-offer
btn-no = No
# N · bajo dialog-interrupted
btn-continue = Seguir
# N · bajo dialog-interrupted
btn-leave-it = Dejarlo
# N · a la pantalla anterior
btn-back = ‹ Volver
# N · en todo lo que se puede dejar a medias
btn-cancel = Cancelar
# N · donde algo se puede deshacer
btn-undo = Deshacer
# N · bajo un nombre de la lista
btn-remove = Quitar
# N · bajo un aviso discreto
btn-read-now = Leer ahora
# N · bajo una corrección
btn-received = Recibido
# N · el nombre de este idioma, en cualquier pantalla
btn-spanish = Español
# N · el nombre del otro idioma, en cualquier pantalla
btn-english = English
