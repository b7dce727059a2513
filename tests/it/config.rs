//! Configurations, whole and broken. A fault names its place and what to do, and shows no value.

use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::ExposeSecret;
use vigilia::config::{Choice, Config, Fault, KEYS, Local, LogFormat, Place, Sources};

const TOKEN: &str = "1234567:canary_AbCdEfGhIjKlMnOpQrStUvWxYz01";

const WHOLE: &str = r#"
database = "postgres://vigilia:hunter2canary@localhost/vigilia"
key_file = "/etc/vigilia/key"

[telegram]
token = "1234567:canary_AbCdEfGhIjKlMnOpQrStUvWxYz01"
api_url = "http://127.0.0.1:8081/"
poll_timeout = "5s"

[organisation]
name = "Amparo Civil"
contact = "@amparo_inventado"
hours = "lunes a viernes, 9:00 a 17:00"
guidance = ["Orientación Legal Inventada: 0000-000"]
lead = "Ceiba"

[review]
certain = 2
claim_time = "1h30m"

[sending]
send_delay = "90s"
per_second = 20

[limits]
names = 5

[log]
filter = "info,vigilia::outbox=debug"
format = "json"
"#;

/// A folder with a configuration file that only its owner may read.
struct Desk(tempfile::TempDir);

impl Desk {
    fn with(text: &str) -> (Self, Sources) {
        let desk = Desk(tempfile::tempdir().unwrap());
        let file = desk.write("vigilia.toml", text, 0o600);
        (desk, Sources { file: Choice::This(file), ..Sources::default() })
    }

    fn write(&self, name: &str, text: &str, mode: u32) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).unwrap();
        set_mode(&path, mode);
        path
    }
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) {}

fn faults(text: &str) -> Vec<Fault> {
    let (_desk, sources) = Desk::with(text);
    Config::load(&sources).err().unwrap_or_default()
}

fn environment(pairs: &[(&str, &str)]) -> Sources {
    let environment = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    Sources { environment, ..Sources::default() }
}

#[test]
fn a_whole_file_is_read() {
    let (_desk, sources) = Desk::with(WHOLE);
    let config = Config::load(&sources).unwrap();
    assert_eq!(config.telegram.token.expose_secret(), TOKEN);
    assert_eq!(config.telegram.api_url, "http://127.0.0.1:8081");
    assert_eq!(config.telegram.poll_timeout, Duration::from_secs(5));
    assert_eq!(config.local.key_file, PathBuf::from("/etc/vigilia/key"));
    assert_eq!(config.local.log.format, LogFormat::Json);
    assert_eq!(config.organisation.contact.unwrap().hours, "lunes a viernes, 9:00 a 17:00");
    assert_eq!(config.organisation.guidance.len(), 1);
    assert_eq!((config.review.certain, config.review.ordinary, config.review.grave), (2, 2, 2));
    assert_eq!(config.claim_time, Duration::from_secs(5400));
    assert_eq!(config.sending.send_delay, Duration::from_secs(90));
    assert_eq!((config.sending.pace.per_second, config.sending.pace.burst), (20, 5));
    assert_eq!(config.limits.names, 5);
}

#[test]
fn a_token_and_a_name_are_enough_and_the_rest_is_assumed() {
    let config =
        Config::load(&environment(&[("VIGILIA_TOKEN", TOKEN), ("VIGILIA_ORGANISATION", "Amparo Civil")])).unwrap();
    assert_eq!(config.local.database.expose_secret(), "sqlite:data/vigilia.db");
    assert_eq!(config.telegram.api_url, "https://api.telegram.org");
    assert_eq!(config.telegram.poll_timeout, Duration::from_secs(10));
    assert_eq!(config.sending.send_delay, Duration::from_secs(120));
    assert_eq!(config.sending.lease, Duration::from_secs(30));
    assert_eq!(config.sending.in_flight, 8);
    assert_eq!(config.claim_time, Duration::from_secs(1200));
    assert_eq!((config.review.certain, config.review.ordinary, config.review.grave), (1, 2, 2));
    assert_eq!((config.limits.names, config.limits.updates), (10, 20));
    assert_eq!(config.organisation.contact, None);
}

#[test]
fn a_flag_goes_over_a_variable_and_a_variable_over_the_file() {
    let (desk, mut sources) = Desk::with(WHOLE);
    let other = "7654321:canary_ZyXwVuTsRqPoNmLkJiHgFeDcBa98";
    let file = desk.write("token", &format!("{other}\n"), 0o400);
    sources.environment.insert("VIGILIA_TOKEN_FILE".into(), file.display().to_string());
    sources.environment.insert("VIGILIA_GUIDANCE".into(), "Una; Otra".into());
    sources.environment.insert("VIGILIA_LOG".into(), "error".into());
    sources.log = Some("trace".into());
    let config = Config::load(&sources).unwrap();
    assert_eq!(config.telegram.token.expose_secret(), other);
    assert_eq!(config.organisation.guidance, ["Una", "Otra"]);
    assert_eq!(config.local.log.filter.to_string(), "trace");
}

#[test]
fn what_needs_no_network_needs_no_token() {
    assert!(Local::load(&environment(&[])).is_ok());
    assert!(Config::load(&environment(&[])).is_err());
}

#[test]
fn neither_the_configuration_nor_its_faults_print_a_secret() {
    let (_desk, sources) = Desk::with(WHOLE);
    let shown = format!("{:?}", Config::load(&sources).unwrap());
    assert!(!shown.contains("canary"), "{shown}");
}

/// Each broken in one way; the fault names this line (0: none), this key, and this word in its text.
const BROKEN: &[(&str, usize, &str, &str)] = &[
    // Form.
    ("name = ", 1, "", "not valid TOML"),
    ("[telegram", 1, "", "not valid TOML"),
    ("[telegram]\ntoken = 1234567:canary", 2, "", "not valid TOML"),
    ("[telegram]\ntoken = \"1234567:canary", 2, "", "not valid TOML"),
    ("[log]\n[log]", 2, "", "not valid TOML"),
    ("[log]\nformat = \"text\"\nformat = \"json\"", 3, "", "not valid TOML"),
    // Unknown words.
    ("databse = \"sqlite:data/v.db\"", 1, "", "`database`"),
    ("[telegram]\ntokn = \"1:canary\"", 2, "", "`telegram.token`"),
    ("[telegram]\napi-url = \"x\"", 2, "", "`telegram.api_url`"),
    ("[organization]\nname = \"X\"", 1, "", "unknown key `organization`"),
    ("[sending]\nsend_dealy = \"2m\"", 2, "", "`sending.send_delay`"),
    ("[sending.pace]\nburst = 1", 1, "", "unknown key"),
    ("[review]\ncertan = 1", 2, "", "`review.certain`"),
    ("canary_canary_canary_canary_canary_canary = 1", 1, "", "unknown key"),
    ("telegram = \"canary\"", 1, "", "unknown key"),
    ("[[telegram]]\ntoken = \"canary\"", 1, "", "unknown key"),
    ("zzz = 1", 1, "", "docs/configuration.md"),
    // Types.
    ("database = true", 1, "database", "double quotes"),
    ("database = [\"sqlite:a.db\"]", 1, "database", "is a list"),
    ("[organisation]\nname = 5.5", 2, "organisation.name", "double quotes"),
    ("[organisation]\nguidance = [1]", 2, "organisation.guidance", "double quotes"),
    ("[limits]\nnames = 0x10", 2, "limits.names", "double quotes"),
    ("[sending]\nlease = 1979-05-27", 2, "sending.lease", "double quotes"),
    // Numbers.
    ("[review]\ncertain = 0", 2, "review.certain", "from 1 to 9"),
    ("[review]\nordinary = 1", 2, "review.ordinary", "from 2 to 9"),
    ("[review]\ngrave = 1", 2, "review.grave", "from 2 to 9"),
    ("[review]\ngrave = 300", 2, "review.grave", "from 2 to 9"),
    ("[review]\ncertain = -1", 2, "review.certain", "from 1 to 9"),
    ("[review]\ncertain = \"one\"", 2, "review.certain", "from 1 to 9"),
    ("[sending]\nin_flight = 0", 2, "sending.in_flight", "from 1 to 32"),
    ("[sending]\nper_second = 31", 2, "sending.per_second", "from 1 to 30"),
    ("[sending]\nburst = 0", 2, "sending.burst", "from 1 to 30"),
    ("[limits]\nnames = 0", 2, "limits.names", "from 1 to 100"),
    ("[limits]\nupdates = 4", 2, "limits.updates", "from 5 to 600"),
    ("[limits]\nnames = 1000", 2, "limits.names", "from 1 to 100"),
    ("[limits]\nnew_names = 50001", 2, "limits.new_names", "from 1 to 50000"),
    // Times.
    ("[sending]\nsend_delay = 120", 2, "sending.send_delay", "from 0s to 1h"),
    ("[sending]\nsend_delay = \"2 minutes\"", 2, "sending.send_delay", "\"30s\""),
    ("[sending]\nsend_delay = \"2h\"", 2, "sending.send_delay", "from 0s to 1h"),
    ("[sending]\nhide_after = \"1s\"", 2, "sending.hide_after", "from 10s to 1h"),
    ("[sending]\nlease = \"10s\"", 2, "sending.lease", "from 25s to 10m"),
    ("[sending]\nchat_pause = \"-1s\"", 2, "sending.chat_pause", "from 0s to 1m"),
    ("[review]\nclaim_time = \"5s\"", 2, "review.claim_time", "from 1m to 1d"),
    ("[telegram]\npoll_timeout = \"50s\"", 2, "telegram.poll_timeout", "from 1s to 15s"),
    ("[telegram]\npoll_timeout = \"\"", 2, "telegram.poll_timeout", "\"30s\""),
    // Addresses and paths.
    ("database = \"mysql://canary@h/d\"", 1, "database", "postgres://"),
    ("database = \"data/vigilia.db\"", 1, "database", "sqlite:"),
    ("database = \"sqlite:\"", 1, "database", "sqlite:"),
    ("database = \"\"", 1, "database", "sqlite:"),
    ("key_file = \"\"", 1, "key_file", "vigilia key new"),
    ("key_file = \"data/key\"", 1, "key_file", "inside the database's folder"),
    ("key_file = \"./data/../data/keys/key\"", 1, "key_file", "inside the database's folder"),
    ("database = \"sqlite:/srv/v/v.db\"\nkey_file = \"/srv/v/key\"", 2, "key_file", "inside the database's folder"),
    ("database = \"sqlite://v.db?mode=rwc\"\nkey_file = \"key\"", 2, "key_file", "inside the database's folder"),
    ("[telegram]\napi_url = \"http://api.telegram.org\"", 2, "telegram.api_url", "https://"),
    ("[telegram]\napi_url = \"http://127.0.0.1.canary.example\"", 2, "telegram.api_url", "https://"),
    ("[telegram]\napi_url = \"http://127.0.0.1:80@canary.example\"", 2, "telegram.api_url", "https://"),
    ("[telegram]\napi_url = \"http://[::1].canary.example\"", 2, "telegram.api_url", "not an address"),
    ("[telegram]\napi_url = \"ftp://127.0.0.1\"", 2, "telegram.api_url", "not an address"),
    ("[telegram]\napi_url = \"https://\"", 2, "telegram.api_url", "not an address"),
    ("[telegram]\napi_url = \"api.telegram.org\"", 2, "telegram.api_url", "not an address"),
    // The token.
    ("[telegram]\ntoken = \"\"", 2, "telegram.token", "@BotFather"),
    ("[telegram]\ntoken = \"canary\"", 2, "telegram.token", "@BotFather"),
    ("[telegram]\ntoken = \"1234567:canary\"", 2, "telegram.token", "@BotFather"),
    ("[telegram]\ntoken = \"canary:AbCdEfGhIjKlMnOpQrStUvWxYz01\"", 2, "telegram.token", "@BotFather"),
    ("[telegram]\ntoken = \"1234567:canary AbCdEfGhIjKlMnOpQrStUvWxYz01\"", 2, "telegram.token", "@BotFather"),
    ("[telegram]\ntoken = \"1:canary_AbCdEfGhIjKlMn\"\ntoken_file = \"t\"", 2, "telegram.token", "given twice"),
    ("[organisation]\nname = \"X\"", 0, "telegram.token_file", "VIGILIA_TOKEN_FILE"),
    // Who is behind it.
    ("[telegram]\ntoken = \"1:canary_AbCdEfGhIjKlMn\"", 0, "organisation.name", "VIGILIA_ORGANISATION"),
    ("[organisation]\nname = \"  \"", 2, "organisation.name", "1 to 60"),
    ("[organisation]\nname = \"canary\\nline\"", 2, "organisation.name", "1 to 60"),
    ("[organisation]\ncontact = \"@canary\"", 0, "organisation.hours", "is missing"),
    ("[organisation]\nhours = \"canary\"", 0, "organisation.contact", "is missing"),
    (
        "[organisation]\nguidance = [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]",
        2,
        "organisation.guidance",
        "at most 8",
    ),
    ("[organisation]\nguidance = [\"\"]", 2, "organisation.guidance", "1 to 120"),
    ("[organisation]\nlead = \"canary canary canary canary canary canary\"", 2, "organisation.lead", "1 to 40"),
    // The log.
    ("[log]\nfilter = \"inof\"", 2, "log.filter", "warn"),
    ("[log]\nfilter = \"teloxide=trace\"", 2, "log.filter", "vigilia::outbox=debug"),
    ("[log]\nfilter = \"vigilia=loud\"", 2, "log.filter", "warn"),
    ("[log]\nformat = \"xml\"", 2, "log.format", "text, json"),
];

#[test]
fn every_broken_file_is_refused_with_its_line_its_key_and_a_remedy() {
    for &(text, line, key, word) in BROKEN {
        let faults = faults(text);
        let found = faults.iter().find(|fault| {
            let at = match &fault.place {
                Place::Line(_, at) => *at,
                _ => 0,
            };
            at == line && fault.key == key && fault.to_string().contains(word)
        });
        assert!(found.is_some(), "{text}\n{faults:#?}");
        for fault in &faults {
            assert!(!fault.to_string().contains("canary"), "{fault}");
            assert!(!fault.remedy.is_empty(), "{fault:?}");
        }
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let told = faults("databse = \"x\"\n[sending]\nlease = \"1s\"\n[review]\ngrave = 1");
    let keys: Vec<&str> = told.iter().map(|fault| fault.key).collect();
    assert_eq!(keys, ["", "telegram.token_file", "organisation.name", "review.grave", "sending.lease"]);
}

#[test]
fn an_unknown_variable_is_told_with_the_nearest_one_and_other_programs_variables_are_not_ours() {
    let sources = environment(&[("VIGILIA_TOKEM", "canary"), ("PATH", "/bin"), ("VIGILIA_CONFIG", "nowhere.toml")]);
    let told = Config::load(&sources).unwrap_err();
    assert_eq!(told[0].place, Place::Variable("VIGILIA_TOKEM".into()));
    assert_eq!(told[0].remedy, "Did you mean VIGILIA_TOKEN?");
    assert!(!format!("{told:?}").contains("canary"));
}

#[test]
fn a_named_file_must_exist() {
    let sources = Sources { file: Choice::This("nowhere/vigilia.toml".into()), ..Sources::default() };
    let told = Config::load(&sources).unwrap_err();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].place, Place::File("nowhere/vigilia.toml".into()));
}

#[test]
#[cfg(unix)]
fn a_secret_that_everybody_can_read_is_refused() {
    let desk = Desk(tempfile::tempdir().unwrap());
    let open = desk.write("token", TOKEN, 0o644);
    let mut sources =
        environment(&[("VIGILIA_ORGANISATION", "X"), ("VIGILIA_TOKEN_FILE", &open.display().to_string())]);
    let told = Config::load(&sources).unwrap_err();
    assert!(told[0].remedy.starts_with("Run `chmod 600"), "{told:?}");
    let missing = desk.0.path().join("nothing");
    sources.environment.insert("VIGILIA_TOKEN_FILE".into(), missing.display().to_string());
    assert_eq!(Config::load(&sources).unwrap_err()[0].place, Place::File(missing));

    let file = desk.write("vigilia.toml", WHOLE, 0o644);
    let told = Config::load(&Sources { file: Choice::This(file.clone()), ..Sources::default() }).unwrap_err();
    assert_eq!(told[0].place, Place::File(file));
    assert!(!format!("{told:?}").contains("canary"));
}

#[test]
fn every_setting_stands_in_the_reference_with_its_variable_and_default() {
    let reference = include_str!("../../docs/configuration.md");
    for key in KEYS {
        let short = key.name.rsplit('.').next().unwrap();
        let row = reference.lines().find(|line| line.contains(&format!("`{}`", key.variable)));
        let row = row.unwrap_or_else(|| panic!("{} is not in docs/configuration.md", key.name));
        assert!(row.contains(short), "{row}");
        assert!(key.default.is_none_or(|default| row.contains(default)), "{row}");
    }
}
