//! What is kept of files of entities, and when it is not used.

use super::*;
use std::fs;
use std::time::{Duration, SystemTime};

fn line(id: usize, name: &str) -> String {
    format!("{{\"id\":\"n{id}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"{name} {id}\"]}}}}\n")
}

struct Fixture {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Fixture {
    fn new(text: &str) -> Fixture {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("x.ftm.json");
        fs::write(&file, text).expect("written");
        Fixture { folder, file }
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    fn read(&self) -> (Image, Came) {
        read_in(&self.file, Reading::default(), Some(&self.cache()), 0).expect("entities")
    }

    fn name_of(&self, id: &str) -> (Option<String>, Came) {
        let (image, came) = self.read();
        let name = image.by_id(id).and_then(|at| image.actor(at)).map(|actor| actor.name.clone());
        (name, came)
    }
}

#[test]
fn what_was_read_is_kept_until_the_file_changes() {
    let fixture = Fixture::new(&(0..100).map(|id| line(id, "Ann")).collect::<String>());
    assert_eq!(fixture.name_of("n99"), (Some("Ann 99".into()), Came::Made));
    assert_eq!(fixture.name_of("n99"), (Some("Ann 99".into()), Came::Kept));
    let (made, kept) = (fixture.read().0, fixture.read().0);
    assert!(made == kept && kept.len() == 100);
    let how = Reading { rebuild: true, ..Reading::default() };
    assert_eq!(read_in(&fixture.file, how, Some(&fixture.cache()), 0).expect("entities").1, Came::Made);
    // The same length, and the time of the content put back.
    let time = fs::metadata(&fixture.file).and_then(|metadata| metadata.modified()).expect("a time");
    fs::write(&fixture.file, (0..100).map(|id| line(id, "Bea")).collect::<String>()).expect("written");
    File::options().write(true).open(&fixture.file).and_then(|file| file.set_modified(time)).expect("a time");
    assert_eq!(fixture.name_of("n99"), (Some("Bea 99".into()), Came::Made));
    // Only the time.
    let later = SystemTime::now() + Duration::from_secs(60);
    File::options().write(true).open(&fixture.file).and_then(|file| file.set_modified(later)).expect("a time");
    assert_eq!(fixture.name_of("n99").1, Came::Made);
}

#[test]
fn of_a_file_that_changed_in_one_place_the_rest_is_used() {
    let text: String = (0..3_000).map(|id| line(id, "Ann")).collect();
    let fixture = Fixture::new(&text);
    let edits = Reading { edits: true, ..Reading::default() };
    let read = || read_in(&fixture.file, edits, Some(&fixture.cache()), 0).expect("entities");
    assert_eq!(read().1, Came::Made);
    let changed = text.replace("Ann 1500\"", "Bea 1500\"") + &line(3_000, "Cleo");
    fs::write(&fixture.file, &changed).expect("written");
    let (image, came) = read();
    let image = std::sync::Arc::new(image);
    let name = |id: &str| image.parts().find_map(|part| part.actor(part.by_id(id)?).map(|actor| actor.name.clone()));
    assert_eq!(came, Came::Edited);
    assert_eq!((name("n1500").as_deref(), name("n3000").as_deref()), (Some("Bea 1500"), Some("Cleo 3000")));
    assert_eq!((name("n1499").as_deref(), image.count()), (Some("Ann 1499"), 3_001));
    // Without being asked to use it so, it is made anew.
    assert_eq!(fixture.read().1, Came::Made);
    assert_eq!(read().1, Came::Kept);
    fs::write(&fixture.file, (0..3_000).map(|id| line(id, "Dora")).collect::<String>()).expect("written");
    assert_eq!(fixture.name_of("n7").0.as_deref(), Some("Dora 7"));
}

#[test]
fn a_wrong_truncated_or_foreign_cache_is_made_anew() {
    let fixture = Fixture::new(&(0..100).map(|id| line(id, "Ann")).collect::<String>());
    fixture.read();
    let place = place_in(&fixture.cache(), &fixture.file);
    let whole = fs::read(&place).expect("a cache");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let older = String::from_utf8_lossy(&whole).replace("form", "from").into_bytes();
    for wrong in [&whole[..whole.len() - 1], &whole[..10], &[], b"something else altogether", &flipped, &older] {
        fs::write(&place, wrong).expect("written");
        assert_eq!(fixture.name_of("n7"), (Some("Ann 7".into()), Came::Made));
        assert_eq!(fixture.name_of("n7"), (Some("Ann 7".into()), Came::Kept));
    }
}

#[test]
fn without_a_place_to_write_everything_is_there_all_the_same() {
    let fixture = Fixture::new(&line(1, "Ann"));
    fs::write(fixture.cache(), "a file where the folder should be").expect("written");
    assert_eq!(fixture.name_of("n1"), (Some("Ann 1".into()), Came::Read));
    let (image, came) = read_in(&fixture.file, Reading::default(), None, 0).expect("entities");
    assert_eq!((image.len(), came), (1, Came::Read));
    assert!(read_in(fixture.folder.path(), Reading::default(), None, 0).is_err());
}

#[test]
fn readers_and_writers_at_once() {
    let fixture = Fixture::new(&(0..2_000).map(|id| line(id, "Ann")).collect::<String>());
    std::thread::scope(|scope| {
        for reader in 0..6 {
            let fixture = &fixture;
            scope.spawn(move || {
                for round in 0..5 {
                    let how = Reading { rebuild: (reader + round) % 3 == 0, ..Reading::default() };
                    let (image, _) = read_in(&fixture.file, how, Some(&fixture.cache()), 0).expect("entities");
                    assert_eq!(image.len(), 2_000);
                    assert!(image.by_id("n1999").is_some());
                }
            });
        }
    });
}

#[test]
fn reading_stops_when_it_is_asked_to() {
    let fixture = Fixture::new(&line(1, "Ann"));
    let how = Reading { cancelled: Some(&|| true), ..Reading::default() };
    let stopped = read_in(&fixture.file, how, Some(&fixture.cache()), 0);
    assert_eq!(stopped.expect_err("stopped").kind(), io::ErrorKind::Interrupted);
    assert_eq!(fixture.name_of("n1").1, Came::Made);
}

#[test]
fn long_lines_are_left_out_and_the_rest_is_read() {
    let long = |bytes: usize| format!("{{\"id\":\"{}\"}}\n", "x".repeat(bytes));
    let text = line(1, "Ann") + &long(50 << 20) + &line(2, "Ann") + &long(3 << 20) + &line(3, "Ann") + &long(20 << 20);
    let fixture = Fixture::new(text.trim_end());
    let (image, _) = fixture.read();
    assert_eq!((0..5).filter(|id| image.by_id(&format!("n{id}")).is_some()).count(), 3);
    let said: Vec<_> = image.faults().into_iter().map(|fault| (fault.rule, fault.span.start)).collect();
    let at = |of: &str| text.find(of).expect("a line");
    let second = at("\n{\"id\":\"n2") + 1 + line(2, "Ann").len();
    let third = at("\n{\"id\":\"n3") + 1 + line(3, "Ann").len();
    assert_eq!(said, [("limit-exceeded", line(1, "Ann").len()), ("dossier-error", second), ("limit-exceeded", third)]);
}
