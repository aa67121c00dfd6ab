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

/// Refuses, before the editor opens, anything that would be refused afterwards.
void require_answerable(const Session& session, const DeskEditOptions& options) {
  if (options.file == "-")
    throw Error(ErrorKind::usage, "cannot edit standard input", "run 'tix desk apply -' to apply it");
  if (!options.yes && !options.dry_run && !can_ask(session))
    throw Error(ErrorKind::usage, "desk edit asks before it applies, and there is no terminal to ask on",
                "pass --yes or --dry-run");
}

/// A text that is edited, checked and applied as the desk in force.
class DeskEdit {
 public:
  DeskEdit(Session& session, const DeskEditOptions& options, const store::DeskVersion& from)
      : session_(&session),
        options_(&options),
        from_(&from),
        edited_(options.file ? edit_file(session, *options.file)
                             : edit_whole(session, "desk", ".toml", from.toml)) {}

  bool is_unchanged() const { return edited_.text() == from_->toml; }

  /// Returns the effect of applying the text. If it has mistakes and there is a terminal, prints them and
  /// offers to edit again. Throws Error{desk} for mistakes, Error{refused} if the user gives up.
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
    session_->env().err(diagnostic_for(std::current_exception(), session_->env().err_width).text);
    if (!answers_yes(*session_, "Edit it again?"))
      throw Error(ErrorKind::refused, "cancelled: nothing was applied");
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
  if (!from) throw Error(ErrorKind::not_found, "no desk yet", "run 'tix desk apply FILE' to apply one");
  DeskEdit edit(session, options, *from);
  if (edit.is_unchanged()) {
    edit.stored();
    session.say("nothing was changed");
    return Exit::done;
  }
  const desk::Applied would = edit.tried();
  print_moved(session, would.moved);
  say_applied(session, would, true);
  if (options.dry_run) return Exit::done;
  if (!options.yes) require_yes(session, "Apply this desk file?");
  const desk::Applied applied = edit.applied(false);
  edit.stored();
  session.did(fmt::format("desk version {} was applied", applied.version.value));
  say_applied(session, applied, false);
  return Exit::done;
}

}  // namespace

void add_desk_edit(Syntax& syntax) {
  auto& o = syntax.runs(run_desk_edit);
  syntax.argument("FILE", o.file, "Edit this desk file in place (default: the desk in force)").file();
  syntax.flag("--new-only", o.new_only, "Keep the SLA targets of existing tickets");
  syntax.flag("--yes", o.yes, "Apply without asking for confirmation");
  syntax.flag("--dry-run", o.dry_run, "List every due time that would move without applying anything");
  syntax.about(
      "Opens the desk file, with its comments, in your editor, checks it, lists every due time that would "
      "move, asks for confirmation, and applies it as tix desk apply does. If the file has mistakes, you can "
      "edit it again. If it is not applied, your text is kept in a file. If somebody else applies a desk "
      "file in the meantime, yours is refused.");
  syntax.example("tix desk edit", "Edit the desk in force.");
  syntax.example("tix desk edit desk.toml --dry-run", "Edit a file and see which due times it would move.");
}

}  // namespace tix::cli
