// tix desk edit: change the desk file in the editor, and apply it.
#include "cli/desk/desk_change.hpp"
#include "cli/input/editor.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/ask.hpp"
#include "cli/session/diagnostic.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/apply_desk.hpp"
#include "store/people/desk_store.hpp"
#include "tix/text/error.hpp"

#include <exception>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct DeskEditOptions {
  std::optional<std::string> file;
  bool new_only = false, dry_run = false, yes = false;
};

/// Refuses before the editor opens what would be refused after it.
void require_answerable(const Session& session, const DeskEditOptions& options) {
  if (options.file == "-")
    throw Error(ErrorKind::usage, "the standard input cannot be edited", "tix desk apply - applies it");
  if (!options.yes && !options.dry_run && !can_ask(session))
    throw Error(ErrorKind::usage,
                "desk edit asks before it applies. Off a terminal this needs --yes or --dry-run");
}

/// One text on its way to be the desk in force.
class DeskEdit {
 public:
  DeskEdit(Session& session, const DeskEditOptions& options, const store::DeskVersion& from)
      : session_(&session),
        options_(&options),
        from_(&from),
        edited_(options.file ? edit_file(session, *options.file)
                             : edit_whole(session, "desk", ".toml", from.toml)) {}

  bool is_unchanged() const { return edited_.text() == from_->toml; }

  /// Returns what applying the text would do. Where somebody can be asked, a text with mistakes is shown to
  /// them and edited again, or given up. Throws Error{desk} for mistakes, Error{refused} for a text given up.
  desk::Applied tried() {
    for (;;) {
      try {
        require_no_mistakes(*session_, edited_.text(), name());
        return applied(true);
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::desk || !can_ask(*session_)) throw;
        edit_again_or_give_up();
      }
    }
  }

  desk::Applied applied(bool dry_run) const {
    return desk::apply_desk(session_->database(), author_of(*session_, "desk edit"), edited_.text(), name(),
                            {options_->new_only, dry_run, from_->id});
  }

  void stored() { edited_.stored(); }

 private:
  /// Returns the name of the text in messages.
  std::string name() const { return options_->file.value_or("desk.toml"); }

  void edit_again_or_give_up() {
    session_->env().flush();
    session_->env().err(diagnostic_for(std::current_exception()).text);
    if (!answers_yes(*session_, "Edit it again?")) throw Error(ErrorKind::refused, "nothing was applied");
    edited_.edit_again();
  }

  Session* session_;
  const DeskEditOptions* options_;
  const store::DeskVersion* from_;
  EditedText edited_;
};

Exit run_desk_edit(Session& session, const DeskEditOptions& options) {
  require_answerable(session, options);
  const auto from = store::current_desk_version(session.database());
  if (!from) throw Error(ErrorKind::not_found, "no desk version", "tix desk apply FILE makes one");
  DeskEdit edit(session, options, *from);
  if (edit.is_unchanged()) {
    edit.stored();
    session.say("nothing changed");
    return Exit::done;
  }
  const desk::Applied would = edit.tried();
  print_moved(session, would.moved);
  say_applied(session, would, true);
  if (options.dry_run) return Exit::done;
  if (!options.yes) require_yes(session, "Apply it?");
  const desk::Applied applied = edit.applied(false);
  edit.stored();
  session.did(fmt::format("desk version {} was applied", applied.version.value));
  say_applied(session, applied, false);
  return Exit::done;
}

}  // namespace

void add_desk_edit(Syntax& syntax) {
  auto& o = syntax.runs(run_desk_edit);
  syntax.argument("FILE", o.file, "edits this desk file in place, instead of the desk in force").file();
  syntax.flag("--new-only", o.new_only, "tickets there are keep what they were promised");
  syntax.flag("--yes", o.yes, "applies without asking");
  syntax.flag("--dry-run", o.dry_run, "lists every due that would move, and applies nothing");
  syntax.about(
      "Opens the text of the desk in force in your editor, with its comments, checks it, lists every due "
      "that "
      "would move, asks, and applies it as tix desk apply does. A text with mistakes can be edited again. "
      "What "
      "was not applied stays in a file that is named. If somebody else applied a desk meanwhile, nothing is "
      "applied.");
  syntax.example("tix desk edit", "Change the desk in force.");
  syntax.example("tix desk edit desk.toml --dry-run", "Change a file, and see what it would move.");
}

}  // namespace tix::cli
