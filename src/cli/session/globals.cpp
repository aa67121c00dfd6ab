// Declares the global options.
#include "cli/session/globals.hpp"

#include "cli/session/settings.hpp"

namespace tix::cli {

void add_globals(Syntax& syntax, Globals& globals) {
  Parameter* const added[] = {
      &syntax.option("--db", "FILE", globals.db, "Use this database file").file(),
      &syntax.option("--as", "NAME", globals.actor, "Act as this person (default: your login name)"),
      &syntax.option("--at", "TIME", globals.at, "Record that it happened at this time (default: now)"),
      &syntax.option("--once", "KEY", globals.once,
                     "Run only once: if the same command is repeated with the same key, change nothing and "
                     "print the same output"),
      &syntax.option("--as-of", "TIME", globals.as_of, "Show the state at this time (default: now)"),
      &syntax.option("--zone", "ZONE", globals.zone,
                     "Read and print times in this time zone, such as Asia/Jakarta"),
      &syntax
           .option("--format", "FORMAT", globals.format,
                   "Print table, csv, tsv, json, jsonl, md or html (default: table)")
           .one_of(accepted_values(Setting::format)),
      &syntax
           .option("--columns", "A,B", globals.columns,
                   "Print these columns in this order, or all; without names, list them with their labels")
           .may_stand_alone(),
      &syntax.option("--color", "WHEN", globals.color, "Use colours: auto, always or never (default: auto)")
           .one_of(accepted_values(Setting::color)),
      &syntax.flag("--excel-safe", globals.excel_safe,
                   "In csv and tsv, escape text that a spreadsheet would run as a formula"),
      &syntax.flag("--no-pager", globals.no_pager, "Do not use a pager"),
      &syntax.flag("-q,--quiet", globals.quiet, "Print only results and errors"),
      &syntax.flag("-v,--verbose", globals.verbose,
                   "Also print the time, zone, desk version and filter of the result"),
      &syntax.flag("-h,--help", globals.help, "Show help with examples").overrides_all(),
      &syntax
           .flag("--version", globals.version,
                 "Print the version; with -v, also those of the libraries in it")
           .overrides_all(),
  };
  for (Parameter* parameter : added) parameter->global = true;
}

}  // namespace tix::cli
