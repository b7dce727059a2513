### Lo que lee una familia, menos los avisos. Siempre de usted.
### El comentario de cada mensaje empieza por su modo (N, D, O, P, V) y dice dónde se ve.

## Perfil y primer contacto

# N · línea breve del perfil
profile-short = Avisos comprobados para familias. No cuesta nada. No pedimos su nombre ni su teléfono.
# N · lo que se ve antes de tocar INICIAR
profile-description = Este servicio le avisa cuando se comprueba una novedad sobre una persona que usted espera. No cuesta nada. Solo enviamos lo que un equipo ha revisado. Puede dejarlo y borrar todo cuando quiera. Toque INICIAR para comenzar.
# N · /start, siempre igual, con lista o sin ella
start-welcome =
    Hola. Gracias por escribir.

    Este servicio le avisa cuando se comprueba una novedad sobre una persona que usted espera.

    • No cuesta nada. Puede dejarlo cuando quiera.
    • Solo enviamos lo que nuestro equipo ha revisado. Por eso a veces tardamos más que las redes.
    • No pedimos su nombre ni su teléfono.

    ¿Qué desea hacer?
# P · [Quiénes somos]
start-who = { $contact_known ->
    [yes] Detrás de este servicio está { $org }. Puede preguntarle si es suyo: { $contact }
   *[no] Detrás de este servicio está { $org }.
}
# N · [Cómo cuidamos sus datos]
start-data =
    Guardamos los nombres que usted agrega y los datos que decida dar. También sus ajustes y el número interno de este chat. Lo que identifica a alguien se guarda cifrado.

    El equipo ve el nombre que se busca. No ve quién lo busca.
    Telegram es una empresa aparte: lo que escribe aquí pasa por sus servidores.

    Si otras personas miran su teléfono, use los avisos discretos y /limpiar.
    Para borrar todo: /olvidar

## Agregar un nombre

# N · la primera vez, antes de guardar nada
add-consent =
    Para avisarle guardamos el número de este chat, el nombre que escriba y los datos que quiera dar. No guardamos su nombre ni su teléfono. Puede borrarlo todo con /olvidar.

    ¿Está de acuerdo?
# N · [Ahora no]
add-consent-no = Está bien. No guardamos nada. Puede volver cuando quiera.
# N · /agregar
add-ask-name =
    Escriba el nombre completo de la persona, con los dos apellidos si los sabe.
    Por ejemplo: José Gregorio Pérez Rodríguez

    Borraré su mensaje después de leerlo.
# D · cómo se leyó el nombre
add-reading =
    Lo entendí así:

    Nombres: <b>{ $given }</b>
    Apellidos: <b>{ $surnames }</b>

    ¿Está bien?
# D · el nombre se puede leer de dos maneras
add-two-readings =
    Este nombre se puede leer de dos maneras. ¿Cuál es la correcta?

    1. Nombres: <b>{ $given1 }</b> · Apellidos: <b>{ $surnames1 }</b>
    2. Nombres: <b>{ $given2 }</b> · Apellidos: <b>{ $surnames2 }</b>
# D · hay un solo apellido
add-one-surname = Veo un solo apellido: <b>{ $surnames }</b>. El segundo ayuda a no confundir a esta persona con otra. Si no lo sabe, no importa.
# N · [Agregar el segundo]
add-ask-second = Escriba el segundo apellido.
# N · lo escrito no se puede leer como nombre
add-unreadable = No pude leer ese nombre. ¿Puede escribirlo otra vez, solo con letras?
# N · lo escrito no es el nombre de una sola persona
add-not-one = { $why ->
    [long] Ese texto es muy largo para un nombre.
   *[several] Parece que hay varios nombres.
} Escriba solo el nombre de una persona, por favor.
# N · después del nombre
add-cedula =
    Si sabe el número de cédula de esa persona, puede darlo ahora. <b>No es obligatorio.</b>

    Sirve para no confundirla con otra que se llame igual. Se guarda cifrado y borro su mensaje. Nadie del equipo se lo pedirá después.
# N · se anotó la cédula
add-cedula-done = Gracias. Anoté una cédula que termina en <b>{ $last3 }</b> y borré su mensaje.
# N · lo escrito no es una cédula
add-cedula-unreadable = No reconocí ese número. Suele tener entre 6 y 8 cifras, por ejemplo V-12.345.678. Puede probar otra vez o seguir sin él.
# D · el nombre es muy frecuente
add-common-name = <b>{ $name }</b> es un nombre que llevan muchas personas. Un dato más ayuda a no confundirlas.
# N · [Agregar un dato]
add-detail-ask = ¿Qué dato quiere agregar?
# N · después de elegir el dato
add-detail-write = { $detail ->
    [age] Escriba la edad en años, más o menos. Por ejemplo: 45.
    [state] Escriba el estado donde vivía. Por ejemplo: Lara.
    [centre] Escriba el último lugar que conoce, con el nombre que sale en las listas.
    [alias] Escriba el apodo o el otro nombre.
    [cedula] Escriba el número de cédula. Por ejemplo: V-12.345.678.
   *[name] Escriba el nombre completo, con los dos apellidos si los sabe.
} Borraré su mensaje después de leerlo.
# N · lo escrito no es ese dato
add-detail-unreadable = { $detail ->
    [age] No reconocí esa edad. Escriba solo un número, como 45. También sirve el año en que nació.
    [state] No reconocí ese estado. Escriba uno solo, como Lara o Zulia.
    [centre] No reconocí ese lugar. Pruebe con el nombre completo, tal como sale en las listas.
    [alias] No pude leer ese nombre. Escríbalo otra vez, solo con letras.
    [cedula] No reconocí ese número. Suele tener entre 6 y 8 cifras, como V-12.345.678.
   *[name] No pude leer ese nombre. Escriba el de una sola persona, solo con letras.
}
# N · se anotó el dato
add-detail-done = Gracias. Lo agregué y borré su mensaje.
# N · Telegram no dejó borrar lo que se escribió
add-not-deleted = No pude borrar su mensaje. Por favor, bórrelo usted: manténgalo pulsado y elija «Eliminar».
# N · la primera vez, al final
add-mode =
    ¿Cómo prefiere los avisos?

    <b>Discretos:</b> no dicen el nombre ni el motivo. Usted toca un botón para leerlos.
    <b>Completos:</b> dicen el nombre y la novedad.

    Puede cambiarlo cuando quiera.
# N · el nombre quedó en la lista; igual haya o no un registro
add-done =
    Listo. <b>{ $shown }</b> está en su lista.

    Por ahora no hay nada comprobado que darle. Eso no es bueno ni malo: todavía no hemos podido comprobar nada.

    Cuando haya algo, le escribiremos aquí. No hace falta que vuelva a preguntar.
# N · la lista está llena
add-limit = Su lista ya tiene { $n } nombres, que es el máximo. Puede quitar uno{ $contact_known ->
    [yes] {" "}o hablar con el equipo
   *[no] {""}
}.
# D · el mismo nombre otra vez
dup-exact = Ese nombre ya está en su lista desde el { $date }. No hace falta agregarlo otra vez.
# D · un nombre o una cédula de la propia lista se parece
dup-near = { $why ->
    [cedula] Esa cédula ya está en su lista con otro nombre:
   *[name] En su lista hay un nombre parecido:
}
    <b>{ $other }</b>

    ¿Es la misma persona?
# N · [Sí, es la misma]
dup-joined = Gracias. Uní los dos. Ahora figura como <b>{ $shown }</b>.
# N · [No, es otra persona]
dup-other = Entendido, son dos personas. ¿Hay algo que ayude a distinguirlas?
# N · [No lo sé]
dup-unknown = No hay problema. Dejo los dos nombres. Si hay una novedad, el equipo la mirará con más cuidado.

## La lista

# N · /mi_lista sin nombres
list-empty = Su lista está vacía.
# N · /mi_lista, si cabe en una pantalla
list-header = <b>Su lista</b> · { $n ->
    [one] 1 nombre
   *[other] { $n } nombres
}
# N · /mi_lista, si tiene varias pantallas
list-header-page = <b>Su lista</b> · { $page } de { $pages }
# N · una línea de la lista
list-row = { $i }. { $shown }{ $paused ->
    [open] {" · "}en pausa
    [until] {" · "}en pausa hasta el { $until }
   *[no] {""}
}
# N · bajo la lista: cuándo se revisó la última
list-checked = { $state ->
    [stale] Desde el { $since } no hemos recibido listas nuevas que revisar.
   *[fresh] Última lista revisada: { $checked }
}
# N · un nombre de la lista
entry-screen =
    <b>{ $shown }</b>
    Cédula: { $cedula ->
        [given] termina en { $last3 }
       *[none] no la tenemos
    }
    Avisos: { $mode ->
        [full] completos
       *[discreet] discretos
    }{ $paused ->
        [open] {" · "}en pausa
        [until] {" · "}en pausa hasta el { $until }
       *[no] {""}
    }
    { $unread ->
        [0] Nada pendiente de leer
        [one] 1 actualización sin leer
       *[other] { $unread } actualizaciones sin leer
    }
# N · [Pausar]
pause-ask =
    A veces hace falta descansar. ¿Por cuánto tiempo?

    Seguiremos revisando. Si llega algo, lo guardamos para cuando vuelva.
# P · la pausa empezó
pause-set = En pausa. Lo que llegue se guarda.
# N · la pausa terminó
pause-over = Los avisos sobre <b>{ $shown }</b> están activos otra vez. En la pausa { $n ->
    [0] no llegó nada
    [one] llegó una actualización
   *[other] llegaron { $n } actualizaciones
}.
# N · [Cambiar sus datos]
change-ask =
    <b>{ $shown }</b>
    ¿Qué quiere cambiar? El punto • señala lo que ya tenemos.
# N · un dato que ya tenemos
change-known = { $detail ->
    [cedula] Ya tenemos la cédula.
    [age] Ya tenemos la edad.
    [state] Ya tenemos el estado.
   *[centre] Ya tenemos el último centro.
} ¿Quiere cambiar ese dato o quitarlo?
# N · los otros nombres de una persona
change-aliases = Otros nombres de <b>{ $shown }</b>:
# N · [Quitar]
remove-done = Quité <b>{ $shown }</b> de su lista. En 10 minutos se borra del todo, con los datos que usted dio.
# N · [Deshacer], cuando ya se borró
remove-final = Ese nombre ya se borró del todo.

## Novedades

# N · /novedades sin nada que leer
news-none = No tiene nada pendiente de leer.
# N · /novedades
news-header = Tiene { $n ->
    [one] 1 actualización
   *[other] { $n } actualizaciones
} sin leer:
# N · una línea de /novedades
news-row = { $code } · { $date }
# N · /novedades sin nada que leer, si ya hubo una lista
list-last-checked = Última lista revisada: { $checked }
# N · al final de /novedades, si ya leyó alguna
news-older = También puede volver a leer las anteriores.
# N · [Ver anteriores]
news-earlier =
    Estas ya las leyó. Puede volver a leerlas:
    { $rows }
# N · /novedades, cuando no caben todas
news-more = Hay más. Aparecerán cuando lea estas.

## Ajustes

# N · /ajustes
settings-screen =
    <b>Ajustes</b>

    { $lines }
# N · en settings-screen y en data-settings
settings-lines =
    Idioma: { $language }
    Avisos: { $mode ->
        [full] completos
       *[discreet] discretos
    }
    Horas de silencio: { $quiet ->
        [on] { $from } a { $to }
       *[off] no
    }
    Recordatorio: { $reminder ->
        [once] una vez, a las 12 horas
        [daily] cada día, tres días
       *[never] no
    }
    Aviso periódico: { $heartbeat ->
        [weekly] cada semana
        [monthly] cada mes
       *[never] no
    }
    Hora local: { $zone }
# N · antes de pasar a los avisos completos
settings-full-ask = Los avisos completos muestran el nombre y la novedad, también en la pantalla bloqueada. Elíjalos solo si nadie más mira su teléfono.
# N · después de cambiar el tipo de aviso
settings-mode-set = Listo. Los próximos avisos serán { $mode ->
    [full] completos
   *[discreet] discretos. También oculté los anteriores de este chat
}.

# N · [Horas de silencio]
settings-quiet-ask = ¿A qué horas prefiere que no le escribamos? Lo que llegue se entrega al terminar. Las correcciones llegan siempre.
# N · [Otro horario]
settings-quiet-write = Escriba las dos horas. Por ejemplo: 21:30 a 7:00
# N · lo escrito no son dos horas
settings-quiet-again = No entendí las horas. Escriba dos, por favor. Por ejemplo: 21:30 a 7:00
# N · después de elegir las horas
settings-quiet-set = Listo. No le escribiremos entre las { $from } y las { $to }.
# N · [Recordatorio]
settings-reminder-ask = Si no lee un aviso, ¿se lo recordamos?
# N · [Aviso periódico]
settings-heartbeat-ask = ¿Quiere un mensaje periódico para saber que seguimos revisando, aunque no haya nada nuevo?
# N · [Hora local]
settings-zone-ask = ¿Con qué hora prefiere leer las fechas?
# N · [Otra ciudad]
settings-zone-write = Escriba la ciudad o el país donde está. Por ejemplo: Madrid
# N · no se reconoce el lugar
settings-zone-again = No reconocí ese lugar. Pruebe con una ciudad grande o con el país. Por ejemplo: Bogotá
# N · quiere cambiar algo quien todavía no tiene lista
settings-need-list = Los ajustes se guardan junto con su lista, y todavía está vacía. El idioma sí puede cambiarlo ahora.

## Limpiar

# N · /limpiar
clean-done =
    Listo. Borré lo que Telegram permite: los mensajes de las últimas 48 horas. Su lista sigue guardada.

    Para quitar lo demás, abra el menú del chat y elija «Vaciar historial». Este mensaje se borra solo en un minuto.
# N · bajo clean-done, si hay avisos de hace más de 48 horas
clean-partial = { $n ->
    [one] Quedó 1 mensaje que Telegram no me deja borrar. Le quité el texto.
   *[other] Quedaron { $n } mensajes que Telegram no me deja borrar. Les quité el texto.
}

## Borrar y cuidar los datos

# N · /olvidar
forget-ask = Esto borra su lista, sus ajustes y todo lo que guardamos de este chat. No se puede recuperar y ya no podremos avisarle.
# N · [Borrar todo]
forget-done =
    Todo quedó borrado. Si hay copias de seguridad, duran como máximo { $days ->
        [one] 1 día
       *[other] { $days } días
    }.

    Para quitar la conversación, abra el menú del chat y elija «Eliminar chat». Gracias por su confianza.
# O · /mis_datos
data-header = Esto es todo lo que guardamos de este chat:
# O · /mis_datos, un nombre
data-entry = { $i }. <b>{ $name }</b> · cédula: { $cedula ->
    [given] termina en { $last3 }
   *[none] no
} · otros datos: { $known ->
    [yes] { $details }
   *[no] no
} · desde: { $since }
# O · /mis_datos, sin nombres
data-no-names = Ningún nombre.
# O · /mis_datos, después de los nombres
data-settings =
    <b>Ajustes</b>
    { $settings }
    <b>Avisos enviados:</b> { $n }
    <b>Respuestas que usted dio:</b> { $answers }
# O · en data-settings
data-answer = { $code }: { $answer ->
    [with_us] ya está con nosotros
    [not_person] no es la persona
   *[still_inside] sigue adentro
}
# O · en data-settings
data-no-answers = ninguna
# O · al final de /mis_datos
data-footer = No guardamos su nombre, su teléfono ni sus mensajes. Para cambiar algo: /mi_lista. Para borrar todo: /olvidar.
# O · /privacidad
privacy-text =
    <b>Cómo cuidamos sus datos</b>

    <b>Quién responde:</b> { $contact_known ->
        [yes] { $org }, { $contact }
       *[no] { $org }
    }.
    <b>Qué guardamos:</b> el número interno de este chat y sus ajustes. También los nombres de su lista, los datos que dio y sus respuestas.
    <b>Qué no guardamos:</b> su nombre, su teléfono ni el texto de sus mensajes.
    <b>Para qué:</b> solo para avisarle y corregir lo avisado.
    <b>Quién lo ve:</b> el equipo ve el nombre que se busca y tres cifras de la cédula. No ve quién lo busca.
    <b>Cómo:</b> cifrado, con la llave guardada en otro sitio.
    <b>Telegram:</b> es una empresa aparte. Puede ver lo que pasa por este chat.
    <b>Cuánto tiempo:</b> hasta que usted lo borre. Si bloquea este chat, { $blocked_days ->
        [one] 1 día
       *[other] { $blocked_days } días
    }. El número de cada mensaje, 48 horas: así se puede limpiar el chat. Si hay copias de seguridad, duran como máximo { $backup_days ->
        [one] 1 día
       *[other] { $backup_days } días
    }.
    <b>Sus derechos:</b> ver (/mis_datos), cambiar (/mi_lista) y borrar (/olvidar).{ $contact_known ->
        [yes] {" "}Puede reclamar en { $contact }.
       *[no] {""}
    }

## ¿Es nuestro este mensaje?

# N · /verificar sin código
verify-usage = Escriba el código que viene en el mensaje. Por ejemplo: /verificar K7F3
# N · /verificar con un código de este chat
verify-genuine = Sí, el mensaje <b>{ $code }</b> es nuestro. Se lo enviamos el { $date }, { $time } ({ $zone }). No ha cambiado.
# N · /verificar con el código de un aviso corregido
verify-corrected = El mensaje <b>{ $code }</b> es nuestro, pero lo corregimos el { $date }. Busque la corrección en este chat o en /novedades.
# N · /verificar con un código que este chat no recibió
verify-unknown =
    A este chat no le enviamos ningún mensaje con ese código. Si le llegó por otra vía, no responda y no pague nada.

    Si se lo reenvió un familiar, pídale que lo compruebe en su propio chat.

# N · /verificar, demasiadas veces
verify-wait = Fueron muchos intentos. Pruebe otra vez en { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}.

## Lo que llega con el tiempo

# N · el aviso periódico, si no hay nada nuevo
heartbeat-none =
    Sin novedades verificadas desde el { $since }.
    Última lista revisada: { $checked }, de { $n ->
        [one] 1 fuente
       *[other] { $n } fuentes
    }.

    Le escribimos solo para que sepa que seguimos revisando. Puede quitar este aviso en /ajustes.
# N · el aviso periódico, si hace días que no llega una lista
heartbeat-stale = Seguimos aquí, pero desde el { $since } no recibimos listas nuevas. No sabemos más por ahora.
# N · el aviso periódico, si queda algo por leer
heartbeat-unread = Tiene { $n ->
    [one] 1 actualización
   *[other] { $n } actualizaciones
} sin leer. Puede verlas en /novedades.
# N · una vez al año
yearly-ask =
    Hace más de un año que guardamos su lista. ¿Quiere que sigamos?

    Si no responde, todo queda como está.
# N · [Sí, seguir], bajo yearly-ask
yearly-kept = Gracias. Su lista queda como está y seguimos pendientes.
# N · encima de la lista, cuando el chat vuelve y no hay nada que leer
returned-nothing = Hola otra vez. Su lista está como la dejó y no hay nada pendiente de leer.
# N · encima de la lista, cuando el chat vuelve
returned-waiting = Hola otra vez. Su lista está como la dejó. Mientras no podíamos escribirle { $n ->
    [one] llegó una actualización
   *[other] llegaron { $n } actualizaciones
}.
# N · [Más tarde]
later-noted = Está bien. Lo encuentra en /novedades cuando quiera.

## Ayuda

# N · /ayuda
help-main =
    <b>Qué puede hacer aquí</b>

    /agregar: agregar un nombre
    /mi_lista: ver, pausar o quitar
    /novedades: leer lo pendiente
    /ajustes: idioma, avisos y horas
    /limpiar: limpiar este chat
    /olvidar: borrar todo
    /mis_datos: ver lo que guardamos
    /privacidad: cómo lo cuidamos
    /verificar: saber si un mensaje es nuestro
    /cancelar: dejar lo que está a medias

    También puede escribir un nombre. Le preguntaré si desea agregarlo.

## Botones

# N · bienvenida y lista vacía
btn-add = Agregar un nombre
# N · bienvenida, ajustes y al terminar de agregar
btn-my-list = Mi lista
# N · bienvenida
btn-data-care = Cómo cuidamos sus datos
# N · bienvenida
btn-who = Quiénes somos
# N · bajo start-data
btn-read-all = Leer todo
# N · bajo add-consent
btn-agree = Sí, de acuerdo
# N · bajo add-consent
btn-read-more = Leer más
# N · bajo add-consent
btn-not-now = Ahora no
# N · bajo add-reading
btn-right = Sí, está bien
# N · bajo add-reading
btn-surnames-first = Apellidos primero
# N · bajo add-reading y add-two-readings
btn-rewrite = Escribirlo de nuevo
# N · bajo add-two-readings
btn-first = La 1
# N · bajo add-two-readings
btn-second = La 2
# N · bajo add-one-surname
btn-add-second = Agregar el segundo
# N · bajo add-one-surname y add-ask-second
btn-go-on = Seguir así
# N · bajo add-cedula
btn-dont-know = No lo sé
# N · bajo add-cedula
btn-rather-not-give = Prefiero no darlo
# N · bajo add-cedula-unreadable
btn-without-cedula = Seguir sin cédula
# N · bajo add-mode
btn-discreet = Discretos (recomendado)
# N · bajo add-mode
btn-full = Completos
# N · bajo add-done
btn-add-another = Agregar otro nombre
# N · bajo add-common-name y dup-other
btn-add-detail = Agregar un dato
# N · bajo add-detail-write
btn-skip-detail = Seguir sin ese dato
# N · bajo change-ask
btn-detail-name = Nombre
# N · bajo add-detail-ask y change-ask
btn-detail-age = Edad aproximada
# N · bajo add-detail-ask y change-ask
btn-detail-state = Estado donde vivía
# N · bajo add-detail-ask y change-ask
btn-detail-centre = Último centro conocido
# N · bajo add-detail-ask y change-ask
btn-detail-alias = Apodo u otro nombre
# N · bajo add-detail-ask y change-ask
btn-detail-cedula = Cédula
# N · bajo change-aliases
btn-another-alias = Agregar otro
# N · bajo change-aliases
btn-remove-alias = Quitar { $i }
# N · bajo dup-exact y entry-screen
btn-change-details = Cambiar sus datos
# N · bajo dup-near
btn-same = Sí, es la misma
# N · bajo dup-near
btn-other-person = No, es otra persona
# N · bajo entry-screen
btn-pause = Pausar
# N · bajo entry-screen, en pausa
btn-unpause = Activar avisos
# N · bajo pause-ask
btn-pause-day = 1 día
# N · bajo pause-ask
btn-pause-week = 1 semana
# N · bajo pause-ask
btn-pause-open = Hasta que yo diga
# N · bajo dup-exact
btn-see-it = Verlo
# N · bajo la lista
btn-settings = Ajustes
# N · bajo la lista, con iniciales
btn-show-names = Mostrar nombres
# N · bajo la lista, con nombres
btn-hide-names = Ocultar nombres
# N · bajo /novedades, uno por línea
btn-view = Ver { $code }
# N · bajo /novedades
btn-earlier = Ver anteriores
# N · bajo /ajustes
btn-language = Idioma
# N · bajo /ajustes
btn-quiet-hours = Horas de silencio
# N · bajo /ajustes
btn-reminder = Recordatorio
# N · bajo /ajustes
btn-heartbeat = Aviso periódico
# N · bajo /ajustes
btn-zone = Hora local
# N · bajo settings-quiet-ask
btn-quiet-off = No usar
# N · bajo settings-quiet-ask
btn-quiet-night = 22:00 a 6:00
# N · bajo settings-quiet-ask
btn-quiet-other = Otro horario
# N · bajo settings-reminder-ask
btn-remind-once = Una vez, a las 12 horas
# N · bajo settings-reminder-ask
btn-remind-daily = Cada día, tres días
# N · bajo settings-heartbeat-ask
btn-weekly = Cada semana
# N · bajo settings-heartbeat-ask
btn-monthly = Cada mes
# N · bajo settings-zone-ask, y en los ajustes
btn-zone-ve = Venezuela
# N · bajo settings-zone-ask
btn-zone-other = Otra ciudad
# N · bajo returned-waiting
btn-later = Más tarde
# N · bajo /ajustes
btn-kind = Tipo de aviso
# N · bajo settings-full-ask
btn-full-yes = Sí, completos
# N · bajo settings-full-ask
btn-full-no = Seguir discretos
# N · bajo forget-ask
btn-keep = No, dejarlo
# N · bajo forget-ask
btn-erase-all = Borrar todo
