//! The built-in dossier: embedded in the program in its compact form, which is made from `builtin/*.toml`.
//!
//! The TOML files are what people read and change. `packed.bin` is made from them by the test below
//! (`UPDATE_BUILTIN=1 cargo test --lib dossier::builtin`), which fails where the two differ. A build script would have to compile
//! the TOML parser and this room a second time before the program itself; this way a build does nothing.

use super::model::{Actor, Event};
use super::pack;
use super::store::Dossier;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

static PACKED: &[u8] = include_bytes!("../../builtin/packed.bin");

/// The built-in dossier; unpacked at the first call.
pub fn builtin() -> &'static Arc<Dossier> {
    static DOSSIER: OnceLock<Arc<Dossier>> = OnceLock::new();
    DOSSIER.get_or_init(|| {
        let packed = pack::unpack(PACKED).unwrap_or_default();
        let actors: Vec<Arc<Actor>> = packed.actors.into_iter().map(Arc::new).collect();
        let events: Vec<Arc<Event>> = packed.events.into_iter().map(Arc::new).collect();
        Arc::new(Dossier::new(actors, events))
    })
}

/// The id of the country with that code of ISO 3166-1 (alpha-2, in lower case; `xk` for Kosovo).
pub fn country_of_code(code: &str) -> Option<&'static str> {
    static BY_CODE: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    let by_code = BY_CODE.get_or_init(|| CODES.lines().filter_map(|line| line.split_once(' ')).collect());
    by_code.get(code).copied()
}

static CODES: &str = include_str!("../../builtin/codes.txt");

/// The date that the facts of the built-in dossier are as of, in EDTF.
pub fn as_of() -> &'static str {
    AS_OF
}

const AS_OF: &str = "2026-05";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Position;
    use crate::dossier::load;
    use crate::dossier::pack::{Packed, pack, unpack};
    use std::collections::BTreeSet;
    use std::path::Path;

    fn from_toml() -> Packed {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("builtin");
        let mut packed = Packed { as_of: AS_OF.to_owned(), ..Packed::default() };
        let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        for path in names.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
            let loaded = load::builtin(&std::fs::read_to_string(path).unwrap());
            assert_eq!(loaded.problems, [], "{}", path.display());
            packed.actors.extend(loaded.actors.iter().map(|actor| (**actor).clone()));
            packed.events.extend(loaded.events.iter().map(|event| (**event).clone()));
        }
        packed
    }

    #[test]
    fn the_compact_form_is_that_of_the_files() {
        let packed = from_toml();
        if std::env::var_os("UPDATE_BUILTIN").is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("builtin/packed.bin");
            std::fs::write(path, pack(&packed)).unwrap();
            return;
        }
        assert!(unpack(PACKED) == Some(packed), "run UPDATE_BUILTIN=1 cargo test --lib dossier::builtin");
    }

    #[test]
    fn ids_are_unique_and_references_lead_somewhere() {
        let dossier = builtin();
        let ids: BTreeSet<&str> = dossier.actors().iter().map(|actor| &*actor.id).collect();
        assert_eq!(ids.len(), dossier.actors().len());
        for actor in dossier.actors() {
            assert!(!actor.name.is_empty() && !actor.schema.is_empty() && !actor.origin.is_empty(), "{}", actor.id);
            for of in actor.country.iter().chain(actor.position.iter().filter_map(|position| position.of.as_ref())) {
                assert!(ids.contains(&**of), "{}: no actor {of}", actor.id);
            }
        }
    }

    #[test]
    fn countries_have_their_names() {
        let dossier = builtin();
        let countries = dossier.actors().iter().filter(|actor| &*actor.schema == "Country");
        assert!(countries.count() >= 250);
        for (id, name) in [
            ("united-states", "U.S."),
            ("united-kingdom", "Britain"),
            ("north-korea", "DPRK"),
            ("south-korea", "ROK"),
            ("ivory-coast", "Côte d'Ivoire"),
            ("myanmar", "Burma"),
            ("turkey", "Türkiye"),
        ] {
            assert!(dossier.actor(id).unwrap().alias.iter().any(|alias| alias == name), "{id} {name}");
        }
        for (id, demonym, seat) in [
            ("united-states", "Americans", "Washington"),
            ("russia", "Russian", "Kremlin"),
            ("netherlands", "Dutch", "Amsterdam"),
            ("kenya", "Kenyans", "Nairobi"),
            ("peru", "Peruvian", "Lima"),
            ("fiji", "Fijians", "Suva"),
        ] {
            let actor = dossier.actor(id).unwrap();
            assert!(actor.demonym.iter().any(|word| word == demonym), "{id} {demonym}");
            assert!(actor.metonym.iter().any(|word| word == seat), "{id} {seat}");
        }
        // One half of Korea is not to be taken for the other.
        for id in ["north-korea", "south-korea"] {
            assert!(dossier.actor(id).unwrap().demonym.iter().all(|word| word.contains(' ')));
        }
    }

    /// The territories of CLDR 48 by their codes, without its groupings (`eu`, `ez`, `qo`, `un`) and its codes for tests.
    const CLDR: &str = "\
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw \
        by bz ca cc cd cf cg ch ci ck cl cm cn co cp cq cr cu cv cw cx cy cz de dg dj dk dm do dz ea ec ee eg eh er \
        es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie \
        il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc \
        md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe \
        pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv \
        sx sy sz ta tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws xk \
        ye yt za zm zw";

    #[test]
    fn every_territory_of_cldr_is_there_by_its_name() {
        let names = crate::dossier::Names::build(builtin());
        let mut count = 0;
        for code in CLDR.split_whitespace() {
            let id = country_of_code(code).unwrap_or_else(|| panic!("no territory {code}"));
            let actor = builtin().actor(id).unwrap_or_else(|| panic!("{code}: no entry {id}"));
            let meant = crate::dossier::recognise::meaning(&names, &actor.name);
            assert_eq!(meant, std::slice::from_ref(&actor.id), "{code}: {}", actor.name);
            count += 1;
        }
        assert_eq!(count, 257);
    }

    #[test]
    fn every_entry_says_where_its_facts_come_from() {
        const WORKS: [&str; 7] = ["factbook", "cldr", "rigour", "us-executive", "country-info", "archigos", "editor"];
        let notices = include_str!("../../builtin/LICENCES.md");
        for actor in builtin().actors() {
            let [crate::dossier::Origin::Builtin { source }] = actor.origin.as_slice() else { panic!("{}", actor.id) };
            for work in source.split(", ") {
                assert!(WORKS.contains(&work) && notices.contains(&format!("| `{work}` |")), "{}: {source}", actor.id);
            }
        }
    }

    #[test]
    fn a_full_name_is_one_persons() {
        let mut seen = std::collections::BTreeMap::new();
        for actor in builtin().actors().iter().filter(|actor| &*actor.schema == "Person") {
            // Monarchs of several realms share a name and a number.
            let numbered = actor.name.ends_with(['I', 'V', 'X']);
            if actor.name.contains(' ') && !numbered {
                let name = crate::text::fold::fold(&actor.name);
                assert_eq!(seen.insert(name, &actor.id), None, "{}: {}", actor.id, actor.name);
            }
        }
        assert!(seen.len() > 4000);
    }

    /// Who held an office with that word, of that country or body, on a day.
    fn holders(of: &str, role: &str, day: &str) -> Vec<&'static str> {
        let day: jiff::civil::Date = day.parse().unwrap();
        let holds = |position: &Position| {
            position.of.as_deref() == Some(of)
                && position.role.iter().any(|word| word == role)
                && position.start.as_ref().and_then(|date| date.first).is_none_or(|first| first <= day)
                && position.end.as_ref().and_then(|date| date.last).is_none_or(|last| day <= last)
        };
        let held = |actor: &&'static Arc<Actor>| actor.position.iter().any(holds);
        let mut names: Vec<&str> = builtin().actors().iter().filter(held).map(|actor| &*actor.id).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn who_held_which_office() {
        for (of, role, day, who) in [
            ("united-states", "president", "2018-06-12", "donald-trump"),
            ("united-states", "president", "2022-03-01", "joe-biden"),
            ("united-states", "secretary of state", "2014-07-01", "john-kerry"),
            ("united-states", "defense secretary", "2018-06-12", "jim-mattis"),
            ("north-korea", "leader", "2018-06-12", "kim-jong-un"),
            ("north-korea", "leader", "2006-10-09", "kim-jong-il"),
            ("south-korea", "president", "2018-06-12", "moon-jae-in"),
            ("south-korea", "leader", "2023-01-01", "yoon-suk-yeol"),
            ("united-kingdom", "prime minister", "1985-01-01", "margaret-thatcher"),
            ("united-kingdom", "foreign secretary", "2017-01-01", "boris-johnson"),
            ("germany", "chancellor", "2010-01-01", "angela-merkel"),
            ("france", "president", "1990-01-01", "francois-mitterrand"),
            ("soviet-union", "leader", "1988-01-01", "mikhail-gorbachev"),
            ("soviet-union", "leader", "1962-10-20", "nikita-khrushchev"),
            ("greece", "prime minister", "2017-06-01", "alexis-tsipras"),
            ("greece", "prime minister", "2024-08-01", "kyriakos-mitsotakis"),
            ("panama", "leader", "1977-09-07", "omar-torrijos"),
            ("turkey", "leader", "1981-01-01", "kenan-evren"),
            ("russia", "president", "2010-01-01", "dmitry-medvedev"),
            ("russia", "foreign minister", "2015-01-01", "sergey-lavrov"),
            ("iran", "supreme leader", "2015-01-01", "ali-khamenei"),
            ("iran", "president", "2016-01-01", "hassan-rouhani"),
            ("brazil", "president", "2005-01-01", "luiz-inacio-lula-da-silva"),
            ("argentina", "president", "2002-06-01", "eduardo-duhalde"),
            ("chile", "president", "1980-01-01", "augusto-pinochet"),
            ("kenya", "president", "2010-01-01", "mwai-kibaki"),
            ("south-africa", "president", "1996-01-01", "nelson-mandela"),
            ("nigeria", "president", "2020-01-01", "muhammadu-buhari"),
            ("egypt", "president", "2000-01-01", "hosni-mubarak"),
            ("india", "prime minister", "1970-01-01", "indira-gandhi"),
            ("pakistan", "prime minister", "2020-01-01", "imran-khan"),
            ("japan", "prime minister", "2017-01-01", "shinzo-abe"),
            ("indonesia", "president", "1980-01-01", "suharto"),
            ("australia", "prime minister", "2012-01-01", "julia-gillard"),
            ("new-zealand", "prime minister", "2019-01-01", "jacinda-ardern"),
            ("fiji", "prime minister", "2018-01-01", "frank-bainimarama"),
            ("mexico", "president", "2016-01-01", "enrique-pena-nieto"),
            ("argentina", "president", "2015-12-09", "cristina-fernandez-de-kirchner"),
            ("greece", "prime minister", "2006-01-01", "kostas-karamanlis"),
            ("kazakhstan", "prime minister", "2000-06-01", "kassym-jomart-tokayev"),
            ("mauritania", "prime minister", "2004-06-01", "sghair-ould-mbareck"),
            ("mozambique", "defence minister", "2009-01-01", "filipe-nyusi"),
            ("netherlands", "prime minister", "1964-01-01", "victor-marijnen"),
            ("yugoslavia", "president", "1998-01-01", "slobodan-milosevic"),
            ("nato", "secretary general", "2020-01-01", "jens-stoltenberg"),
            ("united-nations", "chief", "2018-01-01", "antonio-guterres"),
        ] {
            assert_eq!(holders(of, role, day), [who], "{role} of {of} on {day}");
        }
    }
}
