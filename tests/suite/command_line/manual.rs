//! What is made of the help: manual pages, scripts for shells.

use super::dir::Dir;

/// Every command that help lists, with those that only these pages would forget.
fn commands(dir: &Dir) -> Vec<String> {
    let help = dir.ragam("--help --lang en").ends_with(0).out;
    let list = help.split("Commands:\n").nth(1).unwrap();
    // What is told of a command may go on in the next line, further in.
    let lines = list.lines().take_while(|line| !line.is_empty());
    let lines = lines.filter(|line| !line.starts_with("   "));
    let names: Vec<String> =
        lines.filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect();
    assert!(names.contains(&"run".to_owned()) && names.len() > 14, "{names:?}");
    names
}

#[test]
fn every_command_is_in_the_scripts_for_all_shells() {
    let dir = Dir::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = dir.ragam("completions").args([shell]).ends_with(0).out;
        for command in commands(&dir) {
            assert!(script.contains(&command), "{shell}: {command}");
        }
        assert!(script.contains("no-charts"), "{shell}");
    }
    dir.ragam("completions tcsh").ends_with(2);
    dir.ragam("completions").ends_with(2);
}

#[test]
fn bash_takes_its_script() {
    let dir = Dir::new();
    let script = dir.ragam("completions bash").ends_with(0).out;
    dir.write("ragam.bash", script);
    let ask = "source ragam.bash; COMP_WORDS=(ragam ru); COMP_CWORD=1; _ragam ragam ru ragam; \
               echo \"${COMPREPLY[*]}\"";
    let mut bash = std::process::Command::new("bash");
    let output = bash.current_dir(dir.path(".")).args(["-c", ask]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "run\n");
}

#[test]
fn every_command_has_a_page_in_the_language_of_the_reader() {
    let dir = Dir::new();
    let page = dir.ragam("man").ends_with(0).out;
    assert!(page.contains(".TH ragam 1") && page.contains("Menghitung skenario"), "{page}");
    for command in commands(&dir) {
        assert!(page.contains(&format!("ragam\\-{command}")), "{command}");
        let page = dir.ragam("man").args([&command]).ends_with(0).out;
        assert!(page.contains(&format!(".TH ragam-{command} 1")), "{page}");
    }
    let english = dir.ragam("man run --lang en").ends_with(0).out;
    assert!(english.contains("Simulate scenarios") && !english.contains("skenario"), "{english}");
    dir.ragam("man nothing").in_english().ends_with(2).explains(&["nothing", "run, new"]);
}
