//! Rows as persons to be compared.

use super::{Release, Sought};
use crate::names::Person;

impl From<&Sought> for Person {
    fn from(sought: &Sought) -> Self {
        Self {
            aliases: sought.aliases.clone(),
            cedula: sought.cedula.clone(),
            birth_year: sought.birth_year,
            state: sought.state.clone(),
            centre: sought.centre.clone(),
            ..Person::named(sought.name.clone())
        }
    }
}

impl From<&Release> for Person {
    fn from(release: &Release) -> Self {
        Self {
            cedula: release.cedula.clone(),
            centre: release.place.clone(),
            sex: release.sex(),
            ..Person::named(release.name.clone())
        }
    }
}
