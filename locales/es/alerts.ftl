### Avisos, lecturas, respuestas y correcciones. Siempre de usted.
### El comentario de cada mensaje empieza por su modo (N, D, O, P, V) y dice dónde se ve.

## El aviso discreto

# N · llega solo; no dice el nombre ni el motivo
alert-discreet = Hay una actualización en su lista (ref. { $code }). { $late ->
    [yes] No pudimos escribirle antes porque el servicio estuvo sin conexión.
   *[no] Puede leerla cuando tenga un momento tranquilo.
}
# N · en el mismo lugar, cuando se volvió a ocultar
alert-discreet-read = Actualización { $code }, leída el { $date }.
# O · al final de lo que se abrió en modo discreto
alert-hides = Este texto se oculta solo en { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}.
# N · lo que queda de un aviso antiguo después de /limpiar
alert-cleaned = ·
# N · [Recordármelo más tarde]
reminder-ask = ¿Cuándo se lo recuerdo?
# P · después de elegir cuándo
reminder-set = Se lo recuerdo { $when ->
    [hour] en una hora
    [tonight] esta noche
   *[tomorrow] mañana
}.
# N · un aviso que nadie ha leído todavía
reminder-discreet = Sigue pendiente de leer la actualización { $code }.

## Una frase para cada hecho

# O · salida con medidas
alert-head-with-measures = <b>{ $name }</b> salió de prisión.
# O · salida con medidas
alert-condition-with-measures = Condición: con medidas cautelares. Todavía no es libertad plena.
# O · salida con medidas
alert-meaning-with-measures = Suele haber que presentarse ante el tribunal y pedir permiso para viajar. El proceso sigue abierto.
# O · libertad plena
alert-head-full-freedom = { $from ->
    [inside] <b>{ $name }</b> salió de prisión.
    [outside] <b>{ $name }</b>, que ya estaba fuera, tiene ahora libertad plena.
   *[unknown] <b>{ $name }</b> tiene libertad plena.
}
# O · libertad plena
alert-condition-full-freedom = Condición: libertad plena, según { $org }.
# O · libertad plena
alert-meaning-full-freedom = Según { $org }, ya no hay medidas. Si le piden presentarse otra vez, consulte con la defensa.
# O · salida sin condición conocida
alert-head-left-prison = <b>{ $name }</b> salió de prisión.
# O · salida sin condición conocida
alert-condition-left-prison = Condición: aún no la sabemos.
# O · salida sin condición conocida
alert-meaning-left-prison = Puede haber medidas que todavía no conocemos. Conviene preguntar antes de viajar.
# O · casa por cárcel
alert-head-house-arrest = <b>{ $name }</b> está en su casa, pero sigue { $gender ->
    [f] detenida
    [m] detenido
   *[unknown] sin libertad
} (casa por cárcel).
# O · casa por cárcel
alert-meaning-house-arrest = Es otra forma de detención: no puede salir de la casa sin permiso del tribunal.
# O · boleta emitida
alert-head-order-issued = Un tribunal ordenó la salida de <b>{ $name }</b>, pero <b>todavía no ha salido</b>.
# O · boleta emitida
alert-meaning-order-issued = Cumplir la orden puede tardar horas o días. Le escribiremos cuando { $org } compruebe la salida.
# O · traslado
alert-head-transfer = Hubo un traslado de <b>{ $name }</b> a otro centro{ $known ->
    [yes] : { $place }
   *[no] {""}
}.
# O · traslado
alert-meaning-transfer = Un traslado no es una salida. Confirme las visitas con el centro antes de viajar.
# O · nueva detención
alert-head-redetained = Lamentamos decirle que <b>{ $name }</b> está otra vez { $gender ->
    [f] detenida
    [m] detenido
   *[unknown] sin libertad
}.
# O · nueva detención
alert-meaning-redetained = El botón «Qué puedo hacer ahora» muestra quién orienta sin costo. Si tiene con quién, no lo lleve a solas.

## Partes comunes de un aviso

# O · primera línea
alert-title = <b>Novedad verificada</b> · { $code }
# O · la fecha del hecho
alert-date = Fecha: { $known ->
    [day] { $date }
   *[no] aún no la sabemos
}
# O · el lugar del hecho
alert-place = Lugar: { $known ->
    [yes] { $place }
   *[no] aún no lo sabemos
}
# O · bajo la condición, si se conocen medidas
alert-measures = Medidas conocidas: { $measures }
# O · en alert-measures
measure = { $measure ->
    [report] presentarse cada cierto tiempo
    [travel] no salir del país
    [speech] no declarar en público
   *[other] otras
}
# O · quién lo comprobó y cuándo; obligatoria
alert-verified = Verificado por: { $org }, { $date }, { $time } ({ $zone })
# O · la novedad anterior sobre la misma persona
alert-earlier = Antes de esto: { $kind ->
    [full_freedom] libertad plena
    [house_arrest] casa por cárcel
    [order_issued] un tribunal ordenó la salida
    [transfer] traslado a otro centro
    [redetained] nueva detención
   *[left_prison] salió de prisión
}{ $known ->
    [yes] , { $date }
   *[no] {""}
}.
# O · si otras fuentes dicen lo mismo
alert-also = { $n ->
    [one] Otra fuente también lo informa.
   *[other] Otras { $n } fuentes también lo informan.
}
# O · por qué creemos que es esa persona
alert-why-name-and-id = Creemos que es la persona de su lista porque coinciden el nombre y la cédula.
# O · por qué creemos que es esa persona, sin cédula
alert-why-name-only = Coincide el nombre, pero no hay cédula para comparar. Confírmelo por su lado antes de viajar o hacer planes.
# O · cerca del final
alert-doubt = Si algo no coincide con lo que usted sabe, por favor díganos.
# O · si el aviso salió tarde por culpa nuestra
alert-late = No pudimos escribirle antes porque el servicio estuvo sin conexión.
# O · cerca del final
alert-check = Para saber si este mensaje es nuestro: /verificar { $code }
# O · [Qué puedo hacer ahora]
what-now =
    Estas organizaciones orientan sin costo:
    { $list }
# O · [Qué puedo hacer ahora], si no hay organizaciones anotadas
what-now-none = Todavía no tenemos anotada una organización que oriente sin costo. Consulte con la defensa, si la hay.

## Lo que responde la familia

# O · [Ya está con nosotros]
with-us-keep =
    Gracias por contarnos.

    ¿Quiere seguir recibiendo avisos sobre este nombre? A veces hay cambios después.
# O · una sola vez, después de [Sí, seguir]
with-us-share = ¿Podemos decirle a { $org } que la familia lo confirmó? No daremos su nombre ni este chat.
# N · [No, cerrar]
with-us-closed = Listo. Quité ese nombre de su lista. En 10 minutos se borra del todo.
# O · [No es la persona]
not-person-ask =
    Gracias por decirnos. Su respuesta no perjudica a nadie.

    ¿Qué es lo que no coincide?
# N · el motivo, o ninguno
not-person-done = Anotado. El equipo lo revisará. No le escribiremos más sobre esa otra persona. Seguimos pendientes del nombre de su lista. Sentimos la confusión.
# N · [Fue sin querer]
not-person-undone = Entendido, lo deshice. El equipo lo mirará de todas formas.
# O · [Sigue adentro], donde el aviso decía lo mismo
still-inside-agrees = Gracias por decirnos. Seguimos pendientes.
# N · una respuesta que contradice el aviso
answer-review = Gracias por decirnos. Vamos a revisarlo ya y le escribiremos con lo que encontremos.
# N · llega sola, cuando el equipo terminó de revisar
answer-arrived = El equipo ya revisó la actualización { $code }. Puede leer la respuesta cuando tenga un momento tranquilo.
# O · [Leer ahora], bajo answer-arrived
answer-stands = Volvimos a preguntar. { $org } mantiene lo que verificó el { $date }. Si usted no lo ve así, hable con una persona del equipo.
# P · una respuesta que no cambia nada
answer-thanks = Gracias. Nos ayuda saberlo.

## Correcciones

# N · llega sola, en modo discreto
correction-discreet = Hay un cambio en la actualización { $code }. Por favor, léalo antes de hacer planes.
# N · en lugar del aviso corregido, en modo discreto
correction-mark-discreet = La actualización { $code } cambió el { $date }. Por favor, lea el mensaje nuevo.
# O · bajo el aviso tachado, en modo completo
correction-mark = Corregido el { $date }. Por favor, lea el mensaje nuevo.
# O · primera línea de una corrección
correction-title = <b>Corrección importante</b> · { $code }
# O · era otra persona
correction-wrong-person = El aviso que le enviamos el { $date } <b>no era correcto</b>. Se trataba de otra persona con un nombre parecido. { $kind ->
    [exit] No tenemos confirmación de que <b>{ $name }</b> haya salido.
   *[other] No tenemos ninguna novedad comprobada sobre <b>{ $name }</b>.
}
# O · la fuente retiró lo que había verificado
correction-withdrawn = El aviso que le enviamos el { $date } <b>ya no es seguro</b>. { $org } retiró lo que había verificado sobre <b>{ $name }</b>.
# O · la disculpa
correction-sorry = Lo sentimos mucho. Sabemos lo que esto significa.{ $fault ->
    [ours] {" "}La equivocación fue nuestra.
   *[source] {""}
}
# O · última línea de una corrección
correction-still = El nombre sigue en su lista y seguimos pendientes.

## Botones

# N · bajo un aviso discreto
btn-remind = Recordármelo más tarde
# N · bajo reminder-ask
btn-in-an-hour = En una hora
# N · bajo reminder-ask
btn-tonight = Esta noche
# N · bajo reminder-ask
btn-tomorrow = Mañana
# O · bajo with-us-share
btn-share-yes = Sí, pueden
# O · bajo with-us-share
btn-share-no = Prefiero que no
# N · bajo alert-discreet-read
btn-read-again = Leer otra vez
# N · bajo lo que se abrió en modo discreto
btn-hide = Ocultar de nuevo
# O · bajo with-us-keep
btn-keep-following = Sí, seguir
# O · bajo with-us-keep
btn-stop-following = No, cerrar
# O · bajo not-person-ask
btn-np-id = La cédula o la edad
# O · bajo not-person-ask
btn-np-place = El lugar
# O · bajo not-person-ask
btn-np-name = Solo el nombre coincide
# O · bajo not-person-ask
btn-np-unsaid = Prefiero no decir
# O · bajo not-person-ask
btn-np-mistake = Fue sin querer
# O · bajo un aviso abierto
btn-with-us = Ya está con nosotros
# O · bajo un aviso abierto
btn-not-person = No es la persona
# O · bajo un aviso abierto
btn-still-inside = Sigue adentro
# O · bajo un aviso abierto
btn-what-now = Qué puedo hacer ahora
# O · bajo un aviso completo
btn-read-it = Lo leí
