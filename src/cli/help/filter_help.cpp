// Renders the help page about filters.
#include "cli/help/filter_help.hpp"

#include "cli/help/help.hpp"
#include "tix/filter/filter_field.hpp"
#include "tix/filter/filter_flag.hpp"
#include "tix/text/ascii.hpp"

#include <string_view>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct KindName {
  std::string operator()(const ScaleField& kind) const {
    if (kind.measure == ScaleMeasure::count) return "number";
    return kind.measure == ScaleMeasure::instant ? "time" : "duration";
  }
  std::string operator()(const WordField& kind) const {
    return fmt::format("{}", fmt::join(kind.words, " "));
  }
  std::string operator()(const TextField& kind) const { return kind.names ? "name" : "text"; }
  std::string operator()(const SearchField&) const { return "words"; }
};

HelpList fields() {
  HelpList list{"Fields", {}};
  for (const FilterFieldRow& row : filter_fields()) {
    const std::string name = row.field == FilterField::extra ? "x.NAME" : std::string(row.name);
    list.rows.push_back(
        {name, fmt::format("{} ({})", capitalized(row.meaning), std::visit(KindName{}, row.kind))});
  }
  return list;
}

HelpList flags() {
  HelpList list{"Flags", {}};
  for (const FilterFlagRow& row : filter_flags())
    list.rows.push_back({fmt::format("is:{}", row.name), capitalized(row.meaning)});
  return list;
}

}  // namespace

std::string filter_summary() {
  return "A filter is a list of terms separated by spaces. It matches the tickets for which every term is "
         "true. Upper and lower case are the same. A misspelt field, name or value is an error, so a mistake "
         "never selects more tickets than you meant. Quote a filter that contains parentheses, < or >, "
         "because the shell gives them a meaning of its own.";
}

std::vector<HelpList> filter_lists() {
  return {{"Terms",
           {{"field:value", "The field has this value; field:a,b matches either of two"},
            {"field:none", "The field is empty; not:field:none matches any value"},
            {"field:a*", "The value begins with a; a star stands for any text, also in quotes"},
            {"field:~part", "The value contains this text"},
            {"field:a..b", "The value is from a to b, both included; a.. and ..b leave one end open"},
            {"field>a field<=a", "Compare with one value; with a date, > means after the end of that day"},
            {"word word*",
             "The title or a message contains the word, or a word that starts with it. If the word is also "
             "the name of a field or flag, put it in quotes or write text:WORD"},
            {"not:TERM -TERM", "The term is false, or the ticket has no value for it"},
            {"TERM or TERM", "Either term is true; a space binds tighter than or, parentheses group"},
            {"is:FLAG", "The ticket has this flag; see Flags below"}}},
          {"Values",
           {{"time",
             "2026-08-07 is the whole day in the desk's time zone; also today, yesterday, monday, "
             "-7d and +4h (relative to now or --as-of), and RFC 3339"},
            {"duration", "90s 15m 4h30m 2d 1w, also negative; only in ranges and comparisons"},
            {"name", "A name known to the desk; @me is you"}}},
          fields(),
          flags()};
}

std::string filter_help() {
  std::string out = "tix help filter: Select tickets with a filter\n" + paragraph(filter_summary());
  for (const HelpList& list : filter_lists()) out += section(list.heading, list_text(list));
  return out + section("Examples",
                       "  tix list is:overdue customer:~@acme.test vpn\n"
                       "      List overdue tickets from acme.test that mention vpn.\n"
                       "  tix list 'age>3d (priority:high.. or is:breached) updated<-48h'\n"
                       "      List tickets older than three days and not updated for 48 hours that have\n"
                       "      breached or have high or urgent priority.\n"
                       "  tix list created:2026-01-01..2026-01-31 not:tag:spam --explain-filter\n"
                       "      Show how tix understands a filter, and the SQL for it.\n");
}

}  // namespace tix::cli
