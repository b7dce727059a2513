### Lo que lee el equipo. Siempre de tú. Todo va protegido contra reenvíos.
### El comentario de cada mensaje empieza por su modo (V) y dice dónde se ve.

## Palabras que se repiten

# V · la clase de hecho, en tarjetas, listas y correcciones
kind = { $kind ->
    [left_prison] salida, condición no dicha
    [with_measures] salida con medidas
    [full_freedom] libertad plena
    [house_arrest] casa por cárcel
    [order_issued] boleta emitida
    [transfer] traslado
    [redetained] nueva detención
    [death] fallecimiento
   *[retracted] retractada
}
# V · el nivel de una fuente
tier = { $tier ->
    [verifier] verifica
    [official] oficial
    [media] prensa
   *[family] familia
}
# V · por qué una coincidencia no es la misma persona
reject-reason = { $reason ->
    [id] otra cédula
    [age] otra edad
    [place] otro lugar
    [surnames] otros apellidos
   *[other] otro motivo
}
# V · por qué se corrige un aviso
correction-reason = { $reason ->
    [wrong_person] era otra persona
   *[withdrawn] la fuente se retractó
}
# V · al pie de una lista que no cabe entera
and-more = y { $n } más
# V · donde un dato falta
unknown-datum = no consta

## Problemas y ayuda

# V · algo falló de nuestro lado
trouble-volunteer = Algo no salió bien. No se envió nada. Referencia: <b>{ $ref }</b>
# V · /ayuda en el chat de alguien del equipo
help-volunteer =
    <b>Qué puedes hacer aquí</b>

    /cola: revisar coincidencias
    /importar: cargar una lista o un mensaje
    /rectificar: corregir un aviso
    /retener: detener todos los envíos
    /reanudar: reanudar los envíos (coordinación)
    /cancelar: dejar lo que está a medias

    Tres reglas: no copies ni reenvíes nada. Si dudas, «Faltan datos». Si algo va mal, /retener.
# V · algo que solo puede hacer coordinación
coordinators-only = Esto le toca a coordinación. Avisa en el grupo.

## Tarjeta

# V · primera línea de una tarjeta
card-head =
    <b>Coincidencia { $c }</b> · { $priority ->
        [urgent] urgente
        [high] alta
       *[normal] normal
    } · espera { $age }
    La tienes tú hasta las { $until }.
# V · cuántas confirmaciones faltan, y por qué
card-needs = { $needed ->
    [one] Basta una confirmación
   *[other] Hacen falta { $needed }, de personas distintas
}: { $class ->
    [certain] coinciden la cédula y el nombre
    [grave] un fallo aquí haría mucho daño
   *[ordinary] no todo se puede comparar
}.
# V · la línea la trajo quien mira la tarjeta
card-own-import = Tú importaste esta línea: tu respuesta sola no basta.
# V · hay respuestas distintas y coordinación decide
card-settles = { $settles ->
    [tie] Hay respuestas distintas. La tuya elige.
   *[doubt] Dos personas no pudieron decidir. La tuya elige.
}
# V · los dos nombres
card-name =
    <b>Nombre</b>
    publicado: { $published }
    buscado: { $sought }
# V · las tres últimas cifras de cada cédula
card-cedula = <b>Cédula</b> publicada: { $published } · buscada: { $sought }
# V · el lugar publicado
card-place = <b>Lugar</b> { $published }
# V · el hecho publicado
card-event = <b>Hecho</b> { $kind }, { $date }
# V · las fuentes
card-reports = <b>Informan</b> { $reports }
# V · una fuente en la línea anterior
card-report = { $source } ({ $tier }, { $date })
# V · otros registros que se parecen
card-rivals = <b>Parecidos</b> { $n ->
    [0] ninguno en los registros
    [one] 1 registro más se parece
   *[other] { $n } registros más se parecen
}
# V · el dato de la persona buscada que más ayudaría a decidir
card-would-help = <b>Ayudaría</b> saber de la persona buscada: { $fact ->
    [second_surname] el segundo apellido
    [second_given_name] el segundo nombre
    [cedula] la cédula
    [birth_year] el año de nacimiento
   *[state] el estado donde vivía
}
# V · la suma de las líneas
card-score = <b>Puntaje</b> { $score } · sube: { $up } · baja: { $down }
# V · en el puntaje, si nada sube o nada baja
card-score-nothing = nada
# V · una familia respondió al aviso
card-family = Una familia respondió: { $answer ->
    [with_us] «Ya está con nosotros»
    [not_person] «No es la persona»
   *[still_inside] «Sigue adentro»
}. Mírala de nuevo con calma.

## Líneas de la comparación

# V · una línea: lo buscado, la marca, lo publicado, la frase
ev-line = { $sought } { $mark } { $published }: { $phrase } ({ $weight ->
    [for_much] pesa mucho a favor
    [for] a favor
    [against] en contra
    [against_much] pesa mucho en contra
    [nothing] no cuenta
   *[little] pesa poco
})
# V · una línea que habla del nombre entero
ev-alone = { $phrase } ({ $weight ->
    [for_much] pesa mucho a favor
    [for] a favor
    [against] en contra
    [against_much] pesa mucho en contra
    [nothing] no cuenta
   *[little] pesa poco
})
# V · en una línea de la comparación
ev-surnames-equal = mismo apellido
# V · en una línea de la comparación
ev-given-equal = mismo nombre
# V · en una línea de la comparación
ev-given-initial = nombre abreviado
# V · en una línea de la comparación
ev-given-missing = falta un nombre en un lado
# V · en una línea de la comparación
ev-given-differs = nombres distintos
# V · en una línea de la comparación
ev-surnames-differ = apellidos distintos
# V · en una línea de la comparación
ev-second-missing = falta el segundo apellido en un lado
# V · en una línea de la comparación
ev-second-differs = segundo apellido distinto
# V · en una línea de la comparación
ev-order = apellidos en otro orden
# V · en una línea de la comparación
ev-married = apellido de casada
# V · en una línea de la comparación
ev-spelling = { $n ->
    [one] 1 letra distinta o cambiada de lugar
   *[other] { $n } letras distintas o cambiadas de lugar
}
# V · en una línea de la comparación
ev-sound = suena igual, se escribe distinto
# V · en una línea de la comparación
ev-nickname = apodo o forma corta
# V · en una línea de la comparación
ev-joined = escrito junto o separado
# V · en una línea de la comparación
ev-cut-off = cortado al final
# V · en una línea de la comparación
ev-surname-initial = apellido abreviado
# V · en una línea de la comparación
ev-date-fits = fecha compatible
# V · en una línea de la comparación
ev-date-differs = fecha distinta
# V · en una línea de la comparación
ev-common = mismo nombre, muy común
# V · en una línea de la comparación
ev-rare = mismo nombre, poco común
# V · en una línea de la comparación
ev-common-surname = mismo apellido, muy común
# V · en una línea de la comparación
ev-rare-surname = mismo apellido, poco común
# V · en una línea de la comparación
ev-initial-differs = la inicial no corresponde
# V · en una línea de la comparación
ev-first-surname-missing = falta el primer apellido en un lado
# V · en una línea de la comparación
ev-given-absent = un lado no tiene nombres
# V · en una línea de la comparación
ev-surnames-absent = un lado no tiene apellidos
# V · en una línea de la comparación
ev-surname-variant = otra forma del mismo apellido
# V · en una línea de la comparación
ev-kin-surname = mismo apellido, como entre parientes
# V · en una línea de la comparación
ev-namesake-given = mismo nombre, como entre tocayos
# V · en una línea de la comparación
ev-id-equal = cédula igual
# V · en una línea de la comparación
ev-id-one-digit = cédula con una cifra distinta
# V · en una línea de la comparación
ev-id-differs = cédula distinta
# V · en una línea de la comparación
ev-id-missing = no se puede comparar
# V · en una línea de la comparación
ev-place-fits = compatible
# V · en una línea de la comparación
ev-place-differs = otro lugar
# V · en una línea de la comparación
ev-age-fits = edad compatible
# V · en una línea de la comparación
ev-age-differs = edad distinta
# V · en una línea de la comparación
ev-sex-differs = sexo distinto
# V · los mismos nombres, en otro orden
ev-given-order = nombres en otro orden
# V · la lectura elegida no es la más probable
ev-reading = solo encaja si algún nombre se lee como apellido, o al revés
# V · se comparó un apodo u otro nombre de la persona
ev-other-name = comparado con otro nombre que se le conoce

## Fuente de una coincidencia

# V · [Ver fuente]
sources-header = <b>De dónde viene</b>
# V · un informe, con la línea tal como estaba
sources-row = { $source } ({ $tier }) · { $date } · línea { $line }

## Resultado de una revisión

# V · /cola, cuando no hay nada
review-empty = La cola está al día. Gracias.
# V · [Confirmar], con las confirmaciones completas
review-confirmed = Confirmaste { $c } a las { $time }. El aviso sale a las { $sends }.
# V · [Confirmar], si falta otra persona
review-confirmed-first = Confirmaste { $c }. Falta otra persona, que no verá tu respuesta.
# V · [No es la misma]
review-reject-ask = ¿Por qué no es la misma?
# V · el motivo, con las respuestas completas
review-rejected = Rechazaste { $c }: { $reason }. No se envía nada.
# V · el motivo, si falta otra persona
review-rejected-first = Anotado: { $reason }. Falta otra persona, que no verá tu respuesta.
# V · [Faltan datos]
review-unsure = { $c }: faltan datos. La verá otra persona y, si sigue la duda, coordinación.
# V · [Saltar]
review-skipped = La verá otra persona. A ti no te volverá a salir.
# V · [Soltar]
review-released = La soltaste. Sigue en la cola.
# V · dos personas respondieron distinto
review-tie = Hay respuestas distintas sobre { $c }. Decide una coordinadora o un coordinador.
# V · [Deshacer]
review-undone = Deshecho. No se envió nada.
# V · [Deshacer], cuando el aviso ya salió
review-undo-late = El aviso de { $c } ya salió. Para cambiarlo hace falta una corrección.
# V · la tarjeta la tiene otra persona
review-taken = La está viendo otra persona.
# V · se acabó el tiempo de la tarjeta
review-expired = Se acabó el tiempo y { $c } volvió a la cola. No pasa nada.
# V · se decidió mientras la mirabas
review-decided = { $c } ya se decidió mientras la mirabas. Tu respuesta no se contó.
# V · no le toca a quien pregunta; siempre el mismo texto
review-not-for-you = Esta le toca a otra persona.
# V · [Mantener], si falta otra persona
review-upheld-first = Anotado: se mantiene. Falta otra persona para soltar lo detenido.
# V · [Mantener], con las respuestas completas
review-upheld = Se mantiene { $c }. Lo que estaba detenido ya puede salir.

## Importar

# V · /importar
import-start = Pega o reenvía el mensaje, o envía un archivo CSV, XLSX o JSON. Las imágenes no se leen: escribe o pega su texto.
# V · después de leer el texto o el archivo
import-source = ¿De qué fuente es? Si falta una parte del mensaje, envíala antes de elegir.
# V · si no hay fuentes anotadas
import-no-source = Todavía no hay fuentes anotadas. Pide a la dirección que agregue una.
# V · primeras líneas de la revisión previa
import-report =
    <b>Revisión previa</b> · { $source } ({ $tier })
    Todavía no se ha registrado nada.
# V · lo leído
import-post = Leí { $n ->
    [one] 1 nombre
   *[other] { $n } nombres
}{ $m ->
    [0] {""}
    [one] {" "}en 1 centro
   *[other] {" "}en { $m } centros
}. Corte: { $cutoff }.
# V · lo que haría la importación
import-counts = Nuevas: { $new } · Con cambios: { $changed } · Sin cambios: { $same } · Repetidas: { $repeats }
# V · si casi todo lo nuevo ya se había contado con otra fecha
import-old = <b>Parece contenido antiguo:</b> { $n ->
    [one] 1 nombre ya figura
   *[other] { $n } nombres ya figuran
} con fecha de { $date }. Comprueba la fecha.
# V · más nombres nuevos de los que admite una importación
import-too-many = Trae { $n } nombres nuevos y aquí caben { $limit } por vez. Divídela, o pide a la dirección que la importe.
# V · números que no cuadran, de un centro
import-count-differs = En «{ $place }» el mensaje dice { $declared } y leí { $read }.
# V · números que no cuadran, de todo el texto
import-total-differs = En total el mensaje dice { $declared } y leí { $read }.
# V · nombres de un texto corrido
import-prose = Los nombres vienen de un texto corrido. Marca los que sí salieron.
# V · gente que el texto nombra sin que se entienda qué dice de ella; también sobre import-named-entry
import-named = { $n ->
    [one] El texto nombra a 1 persona más y no entendí qué dice de ella. Marca solo si dice que salió.
   *[other] El texto nombra a { $n } personas más y no entendí qué dice de ellas. Marca solo a quien dice que salió.
}
# V · alguien que el texto solo nombra; le sigue la frase
import-named-entry = { $i }. { $state ->
    [ticked] ☑{" "}
   *[offered] ☐{" "}
}{ $name }:
# V · un nombre leído
import-entry = { $i }. { $state ->
    [offered] ☐{" "}
    [ticked] ☑{" "}
    [held] (retenida){" "}
   *[listed] {""}
}{ $name }{ $centre_known ->
    [yes] {" "}· { $centre }
   *[no] {""}
} · { $kind }
# V · qué página de la revisión previa
import-page = { $page } de { $pages }
# V · delante de las líneas que no se importan
import-problems = <b>Con problemas: { $n }</b> (no se importan)
# V · una línea que no se importa
import-problem = · línea { $line }: { $problem }
# V · por qué no se importa una línea
import-problem-why = { $problem ->
    [invisible_character] hay un carácter invisible en el nombre
    [shared_surname] varios nombres comparten un apellido
    [people_without_names] habla de personas sin nombrarlas
    [unknown_condition] condición desconocida
    [still_detained] dice que sigue adentro
    [not_a_name] no es un nombre
    [name_missing] falta el nombre
    [initials_only] solo iniciales, posible menor
    [mixed_scripts] letras de varios alfabetos
    [damaged_letters] letras dañadas
    [no_such_date] la fecha no existe
    [date_in_future] la fecha está en el futuro
    [date_not_read] no se entiende la fecha
    [cedula_digits] la cédula no tiene entre 5 y 9 cifras
    [legal_person] la cédula es de una empresa u organismo
    [cedula_of_another] esa cédula está con otro nombre en el archivo
    [formula] una fórmula calcula una celda: pega los valores
    [columns_missing] faltan columnas
    [columns_too_many] sobran columnas
    [cell_too_long] una celda es demasiado larga
    [wrong_type] hay una lista donde va un texto
    [death] posible fallecimiento, retenida
    [repeat] repetida en el archivo
    [empty] vacía
    [total_line] es la suma del final
    [retracts_nothing] retira algo que esta fuente no había dicho
   *[not_understood] no se entendió
}
# V · delante de lo que conviene mirar
import-warnings = <b>Conviene mirar</b>
# V · algo que conviene mirar antes de importar
import-warning = { $warning ->
    [count_differs] los números del mensaje no cuadran con lo leído
    [cutoff_missing] no dice hasta cuándo se contó
    [cutoff_relative] la hora de corte no trae fecha
    [cutoff_without_year] la fecha de corte no trae año
    [cutoff_without_time] la fecha de corte no trae hora
    [weekday_differs] el día de la semana no cuadra con la fecha
    [death_held] hay un posible fallecimiento, queda retenido
    [from_prose] los nombres vienen de un texto corrido
    [general_condition] dice una condición de muchos, sin nombrar a nadie
    [invisible_characters] había caracteres invisibles, se quitaron
    [partial_list] la lista no está completa
    [pending_without_names] habla de salidas pendientes sin nombres
    [possible_repeat] puede haber una persona repetida
    [repeated_name] hay un nombre repetido
    [retraction] corrige un mensaje anterior
    [second_hand] la prensa repite a otra fuente: no verifica a nadie
    [styled_letters] había letras decorativas, se cambiaron
    [total_without_names] da un total sin nombres
    [unknown_centre] hay un centro que no conocemos
    [two_digit_year] hay un año de dos cifras
    [spreadsheet_date] hay una fecha escrita como número
    [cedula_letter_assumed] falta la letra de una cédula, se supone V
    [cedula_not_read] hay una cédula que no se pudo leer
    [same_name_other_cedula] un mismo nombre lleva dos cédulas
    [unknown_field] hay una columna que no conocemos
    [other_sheets] hay otras hojas que no se leyeron
   *[other] hay algo raro en el texto
}
# V · al final de la revisión previa; nunca cuántos coincidirían
import-compared = Se comparará con { $n ->
    [one] 1 nombre buscado
   *[other] { $n } nombres buscados
}.
# V · última línea de la revisión previa
import-sends-nothing = <b>No se envía ningún aviso sin confirmar.</b>
# V · la fuente no verifica; revisión previa y resultado
import-unverified = { $source } no verifica ({ $tier }). Se guarda como informe: no se compara con ningún nombre ni produce avisos.
# V · el texto o archivo no se puede leer
import-refused = No se puede leer: { $reason ->
    [too_large] es demasiado grande: hasta 5 MB, 50 000 filas y 64 columnas
    [not_text] no es un texto, un CSV, un XLSX ni un JSON
    [damaged_letters] las letras están dañadas
    [empty] está vacío
    [no_name_column] ninguna columna parece ser el nombre
    [active] trae enlaces a otros archivos, macros o instrucciones: copia los valores a un libro nuevo
    [several_sheets] hay listas en varias hojas: envía cada una como archivo aparte
    [old_or_locked] es un .xls antiguo o tiene contraseña: guárdalo como .xlsx sin contraseña
    [too_slow] tarda demasiado en leerse: divídelo en partes
   *[broken] el archivo está roto, o hay unas comillas sin cerrar
}{ $line_known ->
    [yes] {" "}(línea { $line })
   *[no] {""}
}. No se guardó nada.
# V · lo mismo ya se importó
import-same = Es igual a { $import }, { $who_known ->
    [yes] que importó { $who } el { $date }
   *[no] que se importó en el servidor el { $date }
}.
# V · no hay nombres, o ninguno marcado
import-nothing = No hay ningún nombre que importar. No se guardó nada.
# V · [Ver cambios] en la revisión previa
import-changes = <b>Lo que cambiaría</b>
# V · una línea que cambiaría algo
import-changed = línea { $line } · { $name }
# V · qué cambiaría
import-change = · { $detail ->
    [name] nombre
    [number] cédula
    [date] fecha
    [place] centro
   *[measures] medidas
}: { $before_known ->
    [yes] { $before } → { $after }
   *[no] { $after } (faltaba)
}
# V · mientras se importa; la misma pantalla se actualiza
import-progress = Importando { $import }: { $done } de { $n }.
# V · [Detener]
import-stopped = { $import } detenida en { $done }. Puedes seguir o deshacer.
# V · [Detener], más de una semana después
import-stopped-old = { $import } detenida en { $done }. El texto se guarda una semana y ya no está: impórtala otra vez o deshaz lo hecho.
# V · después de importar
import-done = <b>{ $import } terminada.</b> Nuevas { $new } · con cambios { $changed } · sin cambios { $same } · con problemas { $bad }.
# V · después de importar de una fuente que verifica
import-done-queue = Lo que coincida llega a la cola.
# V · [Bajar problemas]; el archivo va aparte
import-problems-file = Líneas de { $import } que quedan fuera: { $n }. Corrígelas y envíalas como un archivo nuevo.
# V · las columnas de ese archivo
import-problems-column = { $column ->
    [line] línea
    [problem] problema
   *[text] texto
}
# V · [Deshacer] bajo una importación
import-undo-ask = Deshacer { $import } retira { $withdrawn }, devuelve { $restored } a su valor anterior y conserva { $kept }, ya decididas por alguien.
# V · [Ver conservadas]
import-kept = <b>{ $import } conserva</b>
# V · una línea de import-kept
import-kept-row = { $s } · { $name }
# V · mientras se deshace
import-undoing = Deshaciendo { $import }.
# V · después de deshacer
import-undone = { $import } deshecha. Retiradas { $withdrawn } · devueltas { $restored } · conservadas { $kept } · fallidas { $failed }.
# V · [Detener], [Seguir] o [Deshacer] en la importación de otra persona
import-not-yours = { $import } es de otra persona. La detiene, la sigue o la deshace ella, o quien coordina.
# V · [Cancelar] en la revisión previa
import-cancelled = Cancelada. No se registró nada.

## Plantilla

# V · bajo la plantilla en XLSX
template-xlsx = <b>Plantilla para Excel o LibreOffice.</b> Llena la hoja «Lista», una persona por fila. Borra las dos filas de ejemplo, guarda y envía aquí el archivo.
# V · bajo la plantilla en CSV
template-csv = <b>La misma plantilla en CSV</b>, para cualquier otro programa. Borra las dos filas de ejemplo antes de enviarla.
# V · nombre del archivo de la plantilla, sin su final
template-file = plantilla
# V · hoja de la plantilla
template-sheet = Lista
# V · hoja de la plantilla
template-notes = Notas
# V · columna de la plantilla
template-name = Nombre completo
# V · columna de la plantilla
template-cedula = Cédula
# V · columna de la plantilla
template-centre = Centro
# V · columna de la plantilla
template-date = Fecha
# V · columna de la plantilla
template-kind = Condición
# V · columna de la plantilla
template-remarks = Observaciones
# V · ejemplo de la plantilla
template-example-kind = con medidas cautelares
# V · ejemplo de la plantilla
template-example-remarks = presentación cada 30 días
# V · hoja de notas de la plantilla
template-note-example = Las dos filas de la hoja «Lista» son un ejemplo inventado: bórralas. Llena una fila por persona. Las columnas vacías se pueden quitar; los títulos no se cambian.
# V · hoja de notas de la plantilla
template-note-name = Nombre completo: como lo publicó la fuente. Vale «nombres apellidos» y también «APELLIDOS, Nombres». Nunca solo iniciales. Es la única columna obligatoria.
# V · hoja de notas de la plantilla
template-note-cedula = Cédula: letra y número, por ejemplo V-90.112.345. Si no se sabe, déjala vacía.
# V · hoja de notas de la plantilla
template-note-centre = Centro: de dónde salió. En un traslado, el lugar anterior; el nuevo va en Observaciones.
# V · hoja de notas de la plantilla
template-note-date = Fecha: el día en que pasó, como 2026-01-25 o 25/01/2026. Escríbela; no uses fórmulas.
# V · hoja de notas de la plantilla
template-note-kind = Condición: déjala vacía si la fuente no la dice. Si no: con medidas cautelares, libertad plena, casa por cárcel, boleta de excarcelación, traslado, nueva detención. Otra palabra no se adivina: la fila queda aparte.
# V · hoja de notas de la plantilla
template-note-remarks = Observaciones: medidas, edad, profesión u otra cosa que la fuente diga. Se lee entera.

## Corregir un aviso

# V · /rectificar
retract-choose = ¿Cuál hay que corregir?
# V · una línea de /rectificar
retract-row = { $s } · { $name } · { $kind }
# V · /rectificar, si nada se ha enviado
retract-none = No hay ningún aviso enviado que corregir.
# V · al elegir qué corregir
retract-start = Vas a corregir { $s }. Lo que no ha salido se detiene al proponerlo. ¿Qué pasó?
# V · lo que se detuvo
retract-stopped = Al proponerlo se detiene: { $n ->
    [0] no queda nada por salir
    [one] 1 aviso que no ha salido
   *[other] { $n } avisos que no han salido
}.
# V · a quién llegaría la corrección
retract-preview =
    { $s } llegó a { $n ->
        [one] 1 chat
       *[other] { $n } chats
    }. Leídos: { $read }. Recibirán esto:

    { $text }
# V · lo que dirá la corrección, en pocas palabras
retract-text = { $reason ->
    [wrong_person] El aviso no era correcto: se trataba de otra persona. La equivocación fue nuestra. Lo sentimos mucho.
   *[withdrawn] El aviso ya no es seguro: la fuente retiró lo que había verificado. Lo sentimos mucho.
}
# V · después de proponer
retract-waiting = La corrección { $x } espera la aprobación de otra persona de coordinación. Ya se avisó.
# V · a coordinación, para aprobar
retract-approve =
    { $who } propone la corrección { $x }: { $reason }. Llegó a { $n ->
        [one] 1 chat
       *[other] { $n } chats
    }.

    { $text }
# V · quien propone no puede aprobar
retract-own = La propusiste tú. La aprueba otra persona de coordinación.
# V · después de aprobar
retract-sent = La corrección { $x } va en camino a { $n ->
    [one] 1 chat
   *[other] { $n } chats
}.
# V · [No aprobar]
retract-declined = No se aprobó la corrección { $x }. Lo detenido sale cuando dos personas lo mantengan.
# V · después de [Aprobar y enviar] o [No aprobar], si algo sigue detenido
retract-uphold = { $n ->
    [one] Por la corrección { $x } sigue detenido 1 aviso para otras familias.
   *[other] Por la corrección { $x } siguen detenidos { $n } avisos para otras familias.
} Si lo verificado se mantiene, otra persona puede soltarlos.
# V · [Mantener]
retract-upheld = Se mantiene lo verificado. Lo que estaba detenido por { $x } ya puede salir.

## Detener y reanudar

# V · /retener
hold-on = Envíos en pausa desde ahora. Se puede seguir revisando. Nada se pierde.
# V · sobre cada pantalla del equipo, mientras dure la pausa
hold-banner = Envíos en pausa desde las { $time } del { $date } por { $who }.
# V · /retener otra vez
hold-already = Ya estaban en pausa desde las { $time } del { $date } por { $who }.
# V · /reanudar
resume-preview = Al reanudar { $n ->
    [0] saldrán 0 avisos
    [one] saldrá 1 aviso
   *[other] saldrán { $n } avisos
}, { $fixes ->
    [0] sin correcciones
    [one] 1 corrección primero
   *[other] { $fixes } correcciones primero
}.
# V · [Reanudar]
resume-done = Envíos reanudados.
# V · /reanudar, cuando los detuvo el sistema
resume-needs-owner = Los envíos los detuvo el sistema, por seguridad. Los reanuda la dirección, en el servidor.
# V · /reanudar sin pausa
resume-nothing = Los envíos no están en pausa.

## Equipo

# V · un enlace de invitación que ya se usó o venció
team-invite-dead = Este enlace ya no sirve. Pide otro a quien te invitó.
# V · al abrir una invitación
team-join-name = Elige un seudónimo para el equipo. No uses tu nombre.
# V · al entrar en el equipo
team-welcome =
    Te damos la bienvenida, { $who }. Tres reglas: no copies ni reenvíes nada; si dudas, «Faltan datos»; si algo va mal, /retener.
    Este chat también está en tu teléfono: cuídalo.

## Posible fallecimiento

# V · solo a la persona designada
death-lead =
    { $import } menciona un fallecimiento, según { $source }. No se compara ni se envía nada sobre esa persona.

    1. Habla con la organización.
    2. Nunca por escrito: de persona a persona.
    3. Que la familia no esté sola.
    4. Anota qué se hizo, sin detalles.

## Botones

# V · al entrar en el equipo
btn-open-my-queue = Abrir mi cola
# V · tarjeta
btn-confirm = Confirmar
# V · tarjeta
btn-reject = No es la misma
# V · tarjeta
btn-unsure = Faltan datos
# V · tarjeta
btn-skip = Saltar
# V · tarjeta
btn-see-source = Ver fuente
# V · tarjeta
btn-put-back = Soltar
# V · después de una tarjeta
btn-next = Siguiente
# V · bajo review-reject-ask
btn-rj-id = Otra cédula
# V · bajo review-reject-ask
btn-rj-age = Otra edad
# V · bajo review-reject-ask
btn-rj-place = Otro lugar
# V · bajo review-reject-ask
btn-rj-surnames = Otros apellidos
# V · bajo review-reject-ask
btn-rj-other = Otro motivo
# V · bajo review-undone
btn-see-again = Volver a verla
# V · tarjeta con respuesta de una familia, y bajo review-undo-late
btn-correct = Corregir aviso
# V · tarjeta con respuesta de una familia
btn-uphold = Mantener
# V · bajo review-taken y otras
btn-next-other = Dame otra
# V · bajo review-expired
btn-retake = Retomar
# V · bajo import-start
btn-template = Plantilla
# V · bajo la revisión previa
btn-import = Importar
# V · bajo import-same
btn-see-that = Ver aquel
# V · bajo import-same
btn-review-again = Revisar de nuevo
# V · bajo la revisión previa
btn-see-changes = Ver cambios
# V · bajo la revisión previa y bajo import-done
btn-problems = Bajar problemas
# V · bajo import-progress
btn-stop = Detener
# V · bajo import-undo-ask
btn-see-kept = Ver conservadas
# V · bajo import-done
btn-open-the-queue = Abrir la cola
# V · bajo retract-start
btn-rt-person = Otra persona
# V · bajo retract-start
btn-rt-source = La fuente se retractó
# V · bajo retract-preview
btn-propose = Proponer
# V · bajo retract-preview
btn-change = Cambiar
# V · bajo retract-approve
btn-approve = Aprobar y enviar
# V · bajo retract-approve
btn-decline = No aprobar
# V · bajo resume-preview
btn-resume = Reanudar

## Varias fuentes sobre un mismo hecho

# V · /cola, cuando dos registros pueden ser el mismo hecho; delante de los dos
same-event-head =
    <b>¿Es el mismo hecho?</b> { $e }
    Hacen falta { $needed } respuestas, de personas distintas. Mientras tanto, nadie recibe un segundo aviso.{ $settles ->
        [tie] {" "}Hay respuestas distintas. La tuya elige.
        [doubt] {" "}Dos personas no pudieron decidir. La tuya elige.
       *[no] {""}
    }
# V · un registro, en esa pregunta y en la ficha de un hecho
event-record =
    <b>{ $s }</b> { $name }
    { $kind }, { $date } · { $place } · cédula { $cedula }
# V · una fuente de un registro
event-source = – { $source } ({ $tier }), { $date }
# V · después de responder
same-event-answered = { $what ->
    [first] Anotado en { $e }. Falta otra persona, que no verá tu respuesta.
    [joined] { $e }: es el mismo hecho. Queda como uno solo y nadie recibe un segundo aviso.
    [different] { $e }: son hechos distintos. Cada uno sigue su camino.
    [unsure] { $e }: faltan datos. Lo verá otra persona y, si sigue la duda, coordinación.
    [tie] Hay respuestas distintas sobre { $e }. Decide una coordinadora o un coordinador.
    [settled] { $e } ya se decidió. Tu respuesta no se contó.
   *[not_for_you] Esta le toca a otra persona.
}
# V · botón
btn-same-event = Es el mismo
# V · botón
btn-two-events = Son distintos
