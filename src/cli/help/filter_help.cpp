// Writes the page about filters.
#include "cli/help/filter_help.hpp"

#include "cli/help/help.hpp"
#include "tix/filter/filter_field.hpp"
#include "tix/filter/filter_flag.hpp"

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

HelpPart fields() {
  HelpPart part{"Fields", {}};
  for (const FilterFieldRow& row : filter_fields()) {
    const std::string name = row.field == FilterField::extra ? "x.NAME" : std::string(row.name);
    part.rows.emplace_back(name, fmt::format("{} ({})", row.meaning, std::visit(KindName{}, row.kind)));
  }
  return part;
}

HelpPart flags() {
  HelpPart part{"Flags", {}};
  for (const FilterFlagRow& row : filter_flags())
    part.rows.emplace_back(fmt::format("is:{}", row.name), row.meaning);
  return part;
}

}  // namespace

std::string filter_summary() {
  return "A filter is terms joined by blanks, of which all must hold. Letters compare without case. A "
         "misspelt "
         "field, name or value is an error, never a wider filter. What a shell takes for its own - "
         "parentheses, < "
         "and > - goes in quotes.";
}

std::vector<HelpPart> filter_parts() {
  return {{"Terms",
           {{"field:value", "the field is that; several values with commas: either"},
            {"field:none", "it has none; not:field:none, it has one"},
            {"field:a*", "begins so; a star is any text, in quotes too"},
            {"field:~part", "the text holds that part"},
            {"field:a..b", "from a to b, both included; a.. and ..b are open at one end"},
            {"field>a field<=a", "the same of one end; of a date > begins after its last second"},
            {"word word*",
             "a word, or the beginning of one, in the title or a message. A word that is also a "
             "field or a flag goes in quotes or after text:"},
            {"not:TERM -TERM", "what the term does not choose, tickets without a value too"},
            {"TERM or TERM", "either; binds looser than a blank, parentheses hold together"},
            {"is:FLAG", "a flag, see below"}}},
          {"Values",
           {{"time",
             "2026-08-07 is the whole day in the desk's zone; today yesterday monday; -7d +4h, seen from now "
             "or --as-of; RFC 3339"},
            {"duration", "90s 15m 4h30m 2d 1w, also negative; only in ranges and comparisons"},
            {"name", "must be known; @me is you"}}},
          fields(),
          flags()};
}

std::string filter_help() {
  std::string out = "tix help filter: how tickets are chosen\n" + paragraph(filter_summary());
  for (const HelpPart& part : filter_parts()) out += section(part.heading, two_columns(part.rows));
  return out + section("Examples",
                       "  tix list is:overdue customer:~@acme.test vpn\n"
                       "  tix list 'age>3d (priority:high.. or is:breached) updated<-48h'\n"
                       "  tix list created:2026-01-01..2026-01-31 not:tag:spam --explain-filter\n");
}

}  // namespace tix::cli
