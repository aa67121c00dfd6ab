// The kinds of columns, and the headings of all columns that are no metrics. A metric has its label in its
// own row.
#include "tix/report/column.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace tix {
namespace {

struct KindTraits {
  ColumnKind kind;
  std::string_view unit;
  bool is_number = false;
  bool is_length = false;
};
constexpr auto kKinds = enum_table(
    &KindTraits::kind,
    {{.kind = ColumnKind::text, .unit = ""},
     {.kind = ColumnKind::word, .unit = ""},
     {.kind = ColumnKind::number, .unit = "number", .is_number = true},
     {.kind = ColumnKind::percent, .unit = "percent", .is_number = true},
     {.kind = ColumnKind::instant, .unit = "point in time"},
     {.kind = ColumnKind::duration, .unit = "seconds of wall time", .is_number = true, .is_length = true},
     {.kind = ColumnKind::working, .unit = "seconds of working time", .is_number = true, .is_length = true},
     {.kind = ColumnKind::working_rounded,
      .unit = "seconds of working time",
      .is_number = true,
      .is_length = true},
     {.kind = ColumnKind::flag, .unit = "yes or no"},
     {.kind = ColumnKind::list, .unit = "list"}});

struct NameLabel {
  std::string_view name;
  std::string_view label;
};

// In the order of the names, for the search.
constexpr std::array kLabels = {
    NameLabel{"about", "about"},
    NameLabel{"active", "active"},
    NameLabel{"actor", "actor"},
    NameLabel{"address", "address"},
    NameLabel{"agent", "agent"},
    NameLabel{"applied_at", "applied"},
    NameLabel{"as_of", "as of"},
    NameLabel{"assigned_at", "assigned"},
    NameLabel{"at", "at"},
    NameLabel{"attempts", "attempts"},
    NameLabel{"author", "author"},
    NameLabel{"available", "available"},
    NameLabel{"away", "away"},
    NameLabel{"away_until_at", "away until"},
    NameLabel{"body", "text"},
    NameLabel{"bouncing", "bouncing"},
    NameLabel{"breached", "breached"},
    NameLabel{"breached_at", "breached"},
    NameLabel{"calendar", "calendar"},
    NameLabel{"capacity", "capacity"},
    NameLabel{"category", "category"},
    NameLabel{"cause", "cause"},
    NameLabel{"cc", "cc"},
    NameLabel{"channel", "channel"},
    NameLabel{"check", "check"},
    NameLabel{"chosen", "chosen"},
    NameLabel{"clock", "clock"},
    NameLabel{"closed_at", "closed"},
    NameLabel{"columns", "columns"},
    NameLabel{"created_at", "created"},
    NameLabel{"customer", "customer"},
    NameLabel{"cycle", "cycle"},
    NameLabel{"day", "day"},
    NameLabel{"desk_hash", "desk hash"},
    NameLabel{"desk_version", "desk version"},
    NameLabel{"detail", "detail"},
    NameLabel{"did", "done"},
    NameLabel{"do", "actions"},
    NameLabel{"due", "due"},
    NameLabel{"due_at", "due"},
    NameLabel{"duration_s", "duration"},
    NameLabel{"elapsed_s", "elapsed"},
    NameLabel{"elapsed_wall_s", "elapsed wall time"},
    NameLabel{"email", "email"},
    NameLabel{"end", "end"},
    NameLabel{"escalated", "escalated"},
    NameLabel{"event", "event"},
    NameLabel{"file", "file"},
    NameLabel{"filter", "filter"},
    NameLabel{"finding", "finding"},
    NameLabel{"fired_at", "fired"},
    NameLabel{"first_response_at", "first response"},
    NameLabel{"flags", "flags"},
    NameLabel{"from", "from"},
    NameLabel{"from_at", "from"},
    NameLabel{"hash", "hash"},
    NameLabel{"headers", "headers"},
    NameLabel{"hint", "hint"},
    NameLabel{"hold_reason", "hold reason"},
    NameLabel{"hours", "hours"},
    NameLabel{"id", "id"},
    NameLabel{"kept", "kept"},
    NameLabel{"kind", "kind"},
    NameLabel{"label", "label"},
    NameLabel{"last_error", "last error"},
    NameLabel{"late_by_s", "late by"},
    NameLabel{"late_facts", "late facts"},
    NameLabel{"lead", "lead"},
    NameLabel{"left_s", "left"},
    NameLabel{"level", "level"},
    NameLabel{"line", "line"},
    NameLabel{"link", "link"},
    NameLabel{"load", "load"},
    NameLabel{"load_pct", "load %"},
    NameLabel{"measure", "measure"},
    NameLabel{"message", "message"},
    NameLabel{"moment_at", "moment"},
    NameLabel{"month", "month"},
    NameLabel{"name", "name"},
    NameLabel{"new_due_at", "new due"},
    NameLabel{"new_policy", "new policy"},
    NameLabel{"new_target_s", "new target"},
    NameLabel{"new_verdict", "new verdict"},
    NameLabel{"next_try_at", "next attempt"},
    NameLabel{"note", "note"},
    NameLabel{"old_due_at", "old due"},
    NameLabel{"old_policy", "old policy"},
    NameLabel{"old_target_s", "old target"},
    NameLabel{"old_verdict", "old verdict"},
    NameLabel{"org", "organisation"},
    NameLabel{"outcome", "outcome"},
    NameLabel{"part", "part"},
    NameLabel{"plan", "plan"},
    NameLabel{"policy", "policy"},
    NameLabel{"priority", "priority"},
    NameLabel{"procedure", "procedure"},
    NameLabel{"quarter", "quarter"},
    NameLabel{"reason", "reason"},
    NameLabel{"received_at", "received"},
    NameLabel{"recorded_at", "recorded"},
    NameLabel{"ref", "ref"},
    NameLabel{"remaining_s", "remaining"},
    NameLabel{"report", "report"},
    NameLabel{"resolution", "resolution"},
    NameLabel{"resolved_at", "resolved"},
    NameLabel{"responsible", "responsible"},
    NameLabel{"route", "route"},
    NameLabel{"rows", "rows"},
    NameLabel{"sent_at", "sent"},
    NameLabel{"seq", "number"},
    NameLabel{"sha256", "sha256"},
    NameLabel{"shown", "shown bytes"},
    NameLabel{"sign", "sign"},
    NameLabel{"size", "bytes"},
    NameLabel{"skills", "skills"},
    NameLabel{"source", "source"},
    NameLabel{"start", "start"},
    NameLabel{"started_at", "started"},
    NameLabel{"state", "state"},
    NameLabel{"status", "status"},
    NameLabel{"step", "step"},
    NameLabel{"stopped_at", "stopped"},
    NameLabel{"subject", "subject"},
    NameLabel{"tag", "tag"},
    NameLabel{"tags", "tags"},
    NameLabel{"target_no", "target number"},
    NameLabel{"target_s", "target"},
    NameLabel{"team", "team"},
    NameLabel{"text", "text"},
    NameLabel{"ticket", "ticket"},
    NameLabel{"tickets", "tickets"},
    NameLabel{"tier", "tier"},
    NameLabel{"title", "title"},
    NameLabel{"tix", "tix version"},
    NameLabel{"to", "to"},
    NameLabel{"to_at", "to"},
    NameLabel{"total", "total"},
    NameLabel{"type", "type"},
    NameLabel{"tzdata", "zone data"},
    NameLabel{"undone", "undone"},
    NameLabel{"unresolved", "unresolved"},
    NameLabel{"updated_at", "updated"},
    NameLabel{"urgency", "urgency"},
    NameLabel{"value", "value"},
    NameLabel{"verdict", "verdict"},
    NameLabel{"version", "version"},
    NameLabel{"view", "view"},
    NameLabel{"waived_at", "waived"},
    NameLabel{"wall_s", "wall time"},
    NameLabel{"week", "week"},
    NameLabel{"weekday", "weekday"},
    NameLabel{"what", "what"},
    NameLabel{"when", "when"},
    NameLabel{"why", "why"},
    NameLabel{"within_s", "within"},
    NameLabel{"working_s", "working time"},
    NameLabel{"zone", "zone"},
};
static_assert(std::ranges::is_sorted(kLabels, std::less<>{}, &NameLabel::name));

}  // namespace

bool is_number(ColumnKind kind) {
  return kKinds[kind].is_number;
}

bool is_length(ColumnKind kind) {
  return kKinds[kind].is_length;
}

std::string_view unit_of(ColumnKind kind) {
  return kKinds[kind].unit;
}

std::string_view label_of(const Column& column) {
  if (!column.label.empty()) return column.label;
  const auto* found = std::ranges::lower_bound(kLabels, column.name, std::less<>{}, &NameLabel::name);
  return found != kLabels.end() && found->name == column.name ? found->label : column.name;
}

std::string joined_labels(const std::vector<Column>& columns) {
  std::string labels;
  for (const Column& column : columns) labels.append(labels.empty() ? "" : " and ").append(label_of(column));
  return labels;
}

std::string column_hint(std::string_view typed, const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) {
    if (equal_without_case(label_of(column), typed)) return "did you mean " + column.name + "?";
    names.push_back(column.name);
  }
  return did_you_mean(typed, names);
}

}  // namespace tix
