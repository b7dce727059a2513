//! Rows as persons to be compared.

use super::{Release, Sought};
use crate::names::Person;

impl From<&Sought> for Person {
    fn from(sought: &Sought) -> Self {
        Self { cedula: sought.cedula.clone(), ..Person::named(sought.name.clone()) }
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
