// Declares the global options.
#include "cli/session/globals.hpp"

#include "cli/session/settings.hpp"

namespace tix::cli {

void add_globals(Syntax& syntax, Globals& globals) {
  Parameter* const added[] = {
      &syntax.option("--db", "FILE", globals.db, "the database").file(),
      &syntax.option("--as", "NAME", globals.actor, "who acts"),
      &syntax.option("--at", "TIME", globals.at,
                     "when it happened, if you enter it later; refused by what can only happen now"),
      &syntax.option("--once", "KEY", globals.once,
                     "do it once: repeated with the same key and words, it only answers the same again"),
      &syntax.option("--as-of", "TIME", globals.as_of,
                     "show things as they stood then; refused by what knows only the present"),
      &syntax.option("--zone", "ZONE", globals.zone, "time zone for days and times, as Asia/Jakarta"),
      &syntax.option("--format", "FORMAT", globals.format, "table, csv, tsv, json, jsonl, md or html")
           .one_of(accepted_values(Setting::format)),
      &syntax
           .option("--columns", "A,B", globals.columns,
                   "these columns, in this order; alone: list their names")
           .may_stand_alone(),
      &syntax.option("--color", "WHEN", globals.color, "auto, always or never")
           .one_of(accepted_values(Setting::color)),
      &syntax.flag("--excel-safe", globals.excel_safe, "csv and tsv: guard texts a spreadsheet would run"),
      &syntax.flag("--no-pager", globals.no_pager, "print long output straight to the terminal"),
      &syntax.flag("-q,--quiet", globals.quiet, "say nothing beside the output and errors"),
      &syntax.flag("-v,--verbose", globals.verbose, "say more: versions, and where numbers come from"),
      &syntax.flag("-h,--help", globals.help, "what the command does, with examples").overrides_all(),
      &syntax.flag("--version", globals.version, "the program's version; with -v also of what it is built on")
           .overrides_all(),
  };
  for (Parameter* parameter : added) parameter->global = true;
}

}  // namespace tix::cli
