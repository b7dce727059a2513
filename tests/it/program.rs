//! The real program: the binary that an operator starts, against the sandbox, with its own
//! folder. It is set up by its own command line, as the README says, and killed at will.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use vigilia::sandbox::{Clock, Page, PagePhone, PersonSpec, Sandbox, SandboxConfig, Scene, Step};

/// Looks like a token and is none.
pub const TOKEN: &str = "4242:a-token-of-the-tests";
pub const MARIA: i64 = 880_011_223_344;
pub const ANA: i64 = 880_011_223_345;
pub const LUIS: i64 = 880_011_223_346;
/// Long enough for a restart on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// An installation in a folder of its own.
pub struct Program {
    pub folder: TempDir,
    pub sandbox: Sandbox,
    database: String,
    child: Option<Child>,
    starts: u32,
}

impl Program {
    /// Installed, with a key, a source and a sandbox with three phones. Not yet running.
    pub async fn installed() -> Program {
        let folder = TempDir::new().unwrap();
        let database = format!("sqlite:{}", folder.path().join("data/vigilia.db").display());
        Program::installed_with(folder, database).await
    }

    /// The same over another database.
    pub async fn installed_with(folder: TempDir, database: String) -> Program {
        let phone = |id, name: &str| PagePhone {
            person: PersonSpec::new(id, name, "es"),
            caption_es: String::new(),
            caption_en: String::new(),
            time_zone: "America/Caracas".into(),
        };
        let phones = vec![phone(MARIA, "María"), phone(ANA, "Ana"), phone(LUIS, "Luis")];
        #[expect(clippy::disallowed_methods, reason = "the real program beside it lives in real time")]
        let clock = Clock::given(|| chrono::Utc::now().timestamp());
        let config = SandboxConfig { page: Page { phones, ..Page::default() }, ..SandboxConfig::new(TOKEN, clock) };
        let sandbox = Sandbox::start(config).await.unwrap();
        let program = Program { folder, sandbox, database, child: None, starts: 0 };
        program.owner(&["key", "new", program.path("key").to_str().unwrap()]);
        program.owner(&["source", "add", "Amparo Civil", "--tier", "verifier"]);
        program
    }

    /// A file of the installation.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vigilia"));
        command.current_dir(self.folder.path()).env_clear();
        for (name, value) in [
            ("VIGILIA_TOKEN", TOKEN),
            ("VIGILIA_API_URL", self.sandbox.url().trim_end_matches('/')),
            ("VIGILIA_DATABASE", &self.database),
            ("VIGILIA_KEY_FILE", "key"),
            ("VIGILIA_ORGANISATION", "Amparo Civil"),
            ("VIGILIA_SEND_DELAY", "0s"),
            ("VIGILIA_CHAT_PAUSE", "0s"),
            ("VIGILIA_LOG", "trace"),
        ] {
            command.env(name, value);
        }
        command
    }

    /// A command of the owner; it must succeed.
    pub fn owner(&self, arguments: &[&str]) -> String {
        let output = self.command().args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
        said
    }

    /// Starts serving; the log of every start is kept.
    pub fn starts(&mut self) {
        self.starts += 1;
        let log = File::create(self.path(&format!("log-{:03}", self.starts))).unwrap();
        let child = self.command().arg("serve").stdout(Stdio::null()).stderr(log).spawn().unwrap();
        self.child = Some(child);
    }

    /// Pulls the plug: no signal that it could handle.
    pub fn is_killed(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// An invitation's token, from the link that the owner prints.
    pub fn invitation(&self, role: &str) -> String {
        let said = self.owner(&["team", "add", "--role", role]);
        let token = said.split("start=").nth(1).or_else(|| said.split("/start ").nth(1));
        token.unwrap().trim().to_owned()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.is_killed();
    }
}

/// Every file below a folder.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_under(&path)) } else { found.push(path) }
    }
    found
}

/// The whole story on three phones: joining, a name, a list, two confirmations, the alert, a mistake, a correction.
pub fn whole_story(program: &Program, sought: &str, post: &str) -> Scene {
    let (coordinator, volunteer) = (program.invitation("coordinator"), program.invitation("volunteer"));
    let says = |who, text: &str| Step::Says(who, text.into());
    let taps = |who, label: &str| Step::Taps(who, label.into());
    let waits = |who, words: &str| Step::WaitsFor(who, words.into());
    let mut steps = Vec::new();
    for (who, token, name) in [(ANA, coordinator, "Ceiba"), (LUIS, volunteer, "Araguaney")] {
        steps.extend([Step::Start(who, token), waits(who, "seudónimo"), says(who, name), waits(who, "Te damos")]);
    }
    steps.extend([
        Step::Start(MARIA, String::new()),
        taps(MARIA, "Agregar un nombre"),
        taps(MARIA, "Sí, de acuerdo"),
        waits(MARIA, "Escriba el nombre completo"),
        says(MARIA, sought),
        taps(MARIA, "Sí, está bien"),
        waits(MARIA, "cédula"),
        says(MARIA, "V-90.112.345"),
        taps(MARIA, "Discretos (recomendado)"),
        waits(MARIA, "está en su lista"),
        says(ANA, "/importar"),
        waits(ANA, "Pega o reenvía"),
        says(ANA, post),
        taps(ANA, "Amparo Civil"),
        taps(ANA, "Importar"),
        waits(ANA, "terminada"),
    ]);
    for who in [ANA, LUIS] {
        steps.extend([says(who, "/cola"), taps(who, "Confirmar"), waits(who, "Confirmaste")]);
    }
    steps.extend([
        waits(MARIA, "Hay una actualización en su lista"),
        taps(MARIA, "Leer ahora"),
        waits(MARIA, "salió de prisión"),
        taps(MARIA, "No es la persona"),
        taps(MARIA, "El lugar"),
        waits(MARIA, "Anotado."),
        says(LUIS, "/cola"),
        taps(LUIS, "Corregir aviso"),
        taps(LUIS, "Proponer"),
        waits(LUIS, "espera la aprobación"),
        taps(ANA, "Aprobar y enviar"),
        waits(MARIA, "Hay un cambio en la actualización"),
        taps(MARIA, "Leer ahora"),
        waits(MARIA, "no era correcto"),
    ]);
    Scene { id: "story".into(), title_es: "La historia".into(), title_en: "The story".into(), steps }
}
