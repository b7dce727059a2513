// The page's own words. A phone speaks its owner's language; the page around it the visitor's.

export const texts = {
  es: {
    scenes: "Escenas", lists: "Probar una lista", other: "English", phones: "Teléfonos",
    idle: "Escriba en cualquier teléfono, o elija una escena.",
    nothing: "Escriba en cualquier teléfono.",
    step: (n, of) => `Paso ${n} de ${of}`,
    stopped: "La escena se detuvo:",
    listsTitle: "Probar una lista", listsHelp: (name) => `El texto se envía desde el teléfono de ${name}.`,
    sample: "Ejemplos inventados", choose: "Elija un ejemplo…", own: "O pegue aquí su propia lista",
    close: "Cerrar", sendList: "Enviar", lost: "La demostración se detuvo. Esta página ya no recibe nada.",
    cannot: "Eso no se puede hacer ahora.",
    bot: "bot", start: "Iniciar", unblock: "Desbloquear", block: "Bloquear el bot", write: "Mensaje",
    send: "Enviar", commands: "Comandos", more: "Más opciones", edited: "editado", silent: "sin sonido",
    deleted: (n) => (n === 1 ? "mensaje borrado" : `${n} mensajes borrados`),
    forwarded: "Mensaje reenviado", gone: "mensaje borrado", about: "¿Qué hace este bot?",
    lock: "En la pantalla bloqueada", dark: "Nada que mostrar", chat: (name) => `Chat de ${name}`,
    things: { document: "Archivo", photo: "Foto", sticker: "Sticker", voice: "Nota de voz", contact: "Contacto" },
  },
  en: {
    scenes: "Scenes", lists: "Try a list", other: "Español", phones: "Phones",
    idle: "Write on any phone, or choose a scene.",
    nothing: "Write on any phone.",
    step: (n, of) => `Step ${n} of ${of}`,
    stopped: "The scene stopped:",
    listsTitle: "Try a list", listsHelp: (name) => `The text is sent from ${name}'s phone.`,
    sample: "Invented examples", choose: "Choose an example…", own: "Or paste a list of your own",
    close: "Close", sendList: "Send", lost: "The demonstration has stopped. This page receives nothing any more.",
    cannot: "That cannot be done now.",
    bot: "bot", start: "Start", unblock: "Unblock", block: "Block the bot", write: "Message",
    send: "Send", commands: "Commands", more: "More options", edited: "edited", silent: "no sound",
    deleted: (n) => (n === 1 ? "message deleted" : `${n} messages deleted`),
    forwarded: "Forwarded message", gone: "message deleted", about: "What can this bot do?",
    lock: "On the lock screen", dark: "Nothing to show", chat: (name) => `${name}'s chat`,
    things: { document: "File", photo: "Photo", sticker: "Sticker", voice: "Voice message", contact: "Contact" },
  },
};

export const textsOf = (language) => texts[language?.slice(0, 2)] ?? texts.en;
