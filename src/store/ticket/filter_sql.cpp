// Writes the condition of a filter. NULL counts as false everywhere except under NOT, which is written IS NOT
// TRUE: so logic is two-valued, and an index may serve a plain comparison.
#include "store/ticket/filter_sql.hpp"

#include "store/sqlite/embedded_sql.hpp"
#include "store/ticket/text_index.hpp"
#include "tix/filter/filter_field.hpp"
#include "tix/filter/filter_flag.hpp"
#include "tix/filter/filter_node.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace tix::store {
namespace {

/// SQLite's parser accepts about thirty nested parentheses and a thousand operators in a row. Well below
/// these limits, the filter itself checks the tickets.
constexpr int kDeepest = 12;
constexpr std::size_t kMostParts = 400;

/// How a condition on rows of other tables is applied to a ticket; `{}` is the condition.
struct RowsSql {
  FilterRows rows;
  std::string_view some;
};

constexpr auto kRows = enum_table(
    &RowsSql::rows,
    {{FilterRows::ticket, "{}"},
     {FilterRows::customer, "t.customer IN (SELECT customer.id FROM customer WHERE {})"},
     {FilterRows::tag, "t.id IN (SELECT tag.ticket FROM tag WHERE {})"},
     {FilterRows::watcher, "EXISTS (SELECT 1 FROM watcher WHERE watcher.ticket = t.id AND {})"},
     {FilterRows::extra, "EXISTS (SELECT 1 FROM extra WHERE extra.ticket = t.id AND {})"},
     {FilterRows::clock, "EXISTS (SELECT 1 FROM clock WHERE clock.ticket = t.id AND {})"},
     {FilterRows::breach,
      "EXISTS (SELECT 1 FROM clock WHERE clock.ticket = t.id AND clock.breached_at < :as_of "
      "AND coalesce(clock.waived_at > :as_of, 1) AND {})"},
     // Words of an undone message are still in the index: such messages are few, and looked up once.
     {FilterRows::words, R"(t.id IN (
    SELECT rowid FROM title_word WHERE title_word MATCH {0}
    UNION ALL
    SELECT message.ticket FROM message_word JOIN message ON message.id = message_word.rowid
    WHERE message_word MATCH {0} AND message.id NOT IN (
      SELECT undone.id FROM change AS later JOIN event ON event.change = later.undoes
      JOIN message AS undone ON undone.ticket = event.ticket AND undone.seq = event.seq
      WHERE later.undoes IS NOT NULL)))"}});

/// Adds brackets to anything but a plain column.
std::string in_brackets(std::string_view sql) {
  return sql.find(' ') == std::string_view::npos ? std::string(sql) : fmt::format("({})", sql);
}

std::string some(FilterRows rows, std::string_view condition) {
  return fmt::format(fmt::runtime(kRows[rows].some), condition);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  if (parts.empty()) return "FALSE";
  if (parts.size() == 1) return parts.front();
  return fmt::format("({})", fmt::join(parts, between));
}
std::string any_of(const std::vector<std::string>& parts) {
  return joined(parts, " OR ");
}
std::string all_of(const std::vector<std::string>& parts) {
  return joined(parts, " AND ");
}

/// The bound values of the statement, each with its name in the text.
class FilterValues {
 public:
  /// Returns the name to write into the text.
  std::string add(std::variant<std::int64_t, std::string> value) {
    values_.push_back({fmt::format(":v{}", values_.size() + 1), std::move(value)});
    return values_.back().name;
  }
  /// Returns the right side of IN: a few values, or one value that lists all of them as JSON.
  std::string list(std::span<const std::int64_t> numbers) {
    if (numbers.size() > kMostBound)
      return fmt::format("(SELECT value FROM json_each({}))",
                         add(fmt::format("[{}]", fmt::join(numbers, ","))));
    std::vector<std::string> names;
    for (const std::int64_t number : numbers) names.push_back(add(number));
    return fmt::format("({})", fmt::join(names, ", "));
  }
  std::vector<FilterSql::Value> take() { return std::move(values_); }

 private:
  /// SQLite limits the number of bound values; longer lists become one.
  static constexpr std::size_t kMostBound = 16;

  std::vector<FilterSql::Value> values_;
};

class ConditionWriter {
 public:
  ConditionWriter(Database& database, const FilterScope& scope, FilterValues& values)
      : database_(&database), scope_(&scope), values_(&values) {}

  std::string operator()(const FilterGroup& group) {
    std::vector<std::string> parts;
    ++depth_;
    for (const FilterNode& node : group.of) parts.push_back(std::visit(*this, node.what));
    --depth_;
    if (group.join == FilterJoin::none) return fmt::format("(({}) IS NOT TRUE)", parts.front());
    if (group.join == FilterJoin::any) return any_of(parts);
    return depth_ == 0 ? fmt::format("{}", fmt::join(parts, "\n  AND ")) : all_of(parts);
  }

  std::string operator()(FilterFlag flag) {
    count(1);
    const FilterFlagRow& row = row_of(flag);
    std::vector<std::string> parts;
    if (!row.sql.empty()) parts.emplace_back(row.sql);
    if (row.rows != FilterRows::ticket)
      parts.push_back(some(row.rows, row.of_the_row.empty() ? "TRUE" : row.of_the_row));
    return fmt::format("({})", fmt::join(parts, " AND "));
  }

  std::string operator()(const FilterTerm& term) {
    const FilterFieldRow& row = row_of(term.field);
    count(1 + term.texts.size() + term.ranges.size() + term.searches.size());
    if (term.field == FilterField::tier) return tier(term);
    if (term.field == FilterField::policy) return policy(term);
    if (term.field == FilterField::extra) return extra(term);
    return std::visit([&](const auto& kind) { return written(kind, row, term); }, row.kind);
  }

  bool too_large() const { return too_deep_ || parts_ > kMostParts; }

 private:
  using Numbers = std::vector<std::int64_t>;

  void count(std::size_t parts) {
    parts_ += parts;
    too_deep_ = too_deep_ || depth_ > kDeepest;
  }

  std::string one_of(std::string_view sql, const Numbers& numbers) {
    return numbers.empty() ? "FALSE" : fmt::format("{} IN {}", sql, values_->list(numbers));
  }

  std::string within(std::string_view sql, const std::vector<FilterRange>& ranges) {
    std::vector<std::string> parts;
    Numbers single;
    for (const auto& [from, to] : ranges) {
      if (from == to)
        single.push_back(from);
      else if (from == FilterRange::kLeast)
        parts.push_back(fmt::format("{} <= {}", sql, values_->add(to)));
      else if (to == FilterRange::kGreatest)
        parts.push_back(fmt::format("{} >= {}", sql, values_->add(from)));
      else
        parts.push_back(fmt::format("{} BETWEEN {} AND {}", sql, values_->add(from), values_->add(to)));
    }
    if (!single.empty()) parts.push_back(one_of(sql, single));
    return any_of(parts);
  }

  std::string written(const ScaleField&, const FilterFieldRow& row, const FilterTerm& term) {
    std::vector<std::string> parts;
    if (!term.ranges.empty()) parts.push_back(within(in_brackets(row.sql), term.ranges));
    if (term.none) parts.push_back(fmt::format("{} IS NULL", in_brackets(row.sql)));
    return any_of(parts);
  }

  std::string written(const WordField& kind, const FilterFieldRow& row, const FilterTerm& term) {
    Numbers chosen;
    for (std::size_t i = 0; i < kind.words.size(); ++i)
      if ((term.words >> i) & 1u) chosen.push_back(static_cast<std::int64_t>(i));
    std::vector<std::string> parts;
    if (!chosen.empty()) parts.push_back(some(row.rows, one_of(in_brackets(row.sql), chosen)));
    if (term.none) parts.push_back("NOT " + some(row.rows, "TRUE"));
    return any_of(parts);
  }

  std::string written(const SearchField&, const FilterFieldRow& row, const FilterTerm& term) {
    std::vector<std::string> parts;
    for (const std::vector<SearchWord>& words : term.searches) {
      std::vector<std::string> each;
      count(words.size());
      for (const SearchWord& word : words) each.push_back(some(row.rows, values_->add(match_text(word))));
      parts.push_back(all_of(each));
    }
    return any_of(parts);
  }

  std::string written(const TextField& kind, const FilterFieldRow& row, const FilterTerm& term) {
    std::vector<std::string> parts;
    if (!term.texts.empty())
      parts.push_back(
          some(row.rows, kind.names ? one_of(row.sql, named(*kind.names, term)) : any_text(row.sql, term)));
    if (term.none) parts.push_back(none_of(kind, row));
    return any_of(parts);
  }

  static std::string none_of(const TextField& kind, const FilterFieldRow& row) {
    if (row.rows == FilterRows::customer)
      return fmt::format("(({}) IS NOT TRUE)", some(row.rows, fmt::format("{} <> ''", row.sql)));
    // A tag is found by its name, and the absence of tags by the ticket.
    if (row.rows == FilterRows::tag) return "NOT EXISTS (SELECT 1 FROM tag WHERE tag.ticket = t.id)";
    if (row.rows != FilterRows::ticket) return "NOT " + some(row.rows, "TRUE");
    return fmt::format(fmt::runtime(kind.names ? "{} IS NULL" : "coalesce({}, '') = ''"), row.sql);
  }

  std::string any_text(std::string_view sql, const FilterTerm& term) {
    std::vector<std::string> parts;
    for (const TextPattern& pattern : term.texts)
      parts.push_back(pattern.exact()
                          ? fmt::format("lower({}) = {}", sql, values_->add(pattern.parts().front()))
                          : fmt::format("text_like({}, {})", sql, values_->add(pattern.encoded())));
    return any_of(parts);
  }

  static bool matches(const FilterTerm& term, std::string_view text) {
    return std::ranges::any_of(term.texts, [&](const TextPattern& pattern) { return pattern.matches(text); });
  }

  /// Returns the numbers of names of a kind that the term matches.
  Numbers named(NameKind kind, const FilterTerm& term) const {
    Numbers ids;
    for (const NameTable::Entry& entry : scope_->names->entries())
      if (entry.kind == kind && matches(term, entry.text)) ids.push_back(entry.id);
    return ids;
  }

  std::string tier(const FilterTerm& term) {
    Numbers chosen, known;
    for (const auto& [team, tier] : *scope_->tiers) {
      known.push_back(team.value);
      if (std::ranges::any_of(term.ranges,
                              [&, n = tier](const FilterRange& range) { return range.holds(n); }))
        chosen.push_back(team.value);
    }
    std::ranges::sort(chosen);
    std::ranges::sort(known);
    std::vector<std::string> parts{one_of("t.team", chosen)};
    if (term.none) parts.push_back(fmt::format("(({}) IS NOT TRUE)", one_of("t.team", known)));
    return any_of(parts);
  }

  std::string policy(const FilterTerm& term) {
    Numbers chosen, without;
    Query bindings = database_->query("binding_policies");
    bindings.bind();
    std::int64_t id = 0;
    std::string text;
    while (bindings.step()) {
      bindings.read(id, text);
      if (text.empty())
        without.push_back(id);
      else if (matches(term, text))
        chosen.push_back(id);
    }
    std::vector<std::string> parts{one_of("t.binding", chosen)};
    if (term.none) parts.push_back(fmt::format("(t.binding IS NULL OR {})", one_of("t.binding", without)));
    return any_of(parts);
  }

  std::string extra(const FilterTerm& term) {
    Numbers fields;
    for (const NameTable::Entry& entry : scope_->names->entries())
      if (entry.kind == NameKind::field && equal_without_case(entry.text, term.extra))
        fields.push_back(entry.id);
    const std::string of_field = one_of("extra.field", fields);
    const FilterFieldRow& row = row_of(FilterField::extra);
    std::vector<std::string> parts;
    if (!term.texts.empty())
      parts.push_back(some(row.rows, fmt::format("{} AND {}", of_field, any_text(row.sql, term))));
    if (term.none)
      parts.push_back("NOT " + some(row.rows, fmt::format("{} AND {} <> ''", of_field, row.sql)));
    return any_of(parts);
  }

  Database* database_;
  const FilterScope* scope_;
  FilterValues* values_;
  std::size_t parts_ = 0;
  int depth_ = 0;
  bool too_deep_ = false;
};

std::string statement_with(std::string_view name, const std::string& condition) {
  constexpr std::string_view kPlace = "(TRUE)";
  std::string text(embedded_statement(name).sql);
  text.replace(text.rfind(kPlace), kPlace.size(), condition);
  return text;
}

}  // namespace

FilterSql filter_sql(Database& database, const Filter& filter, const FilterScope& scope) {
  FilterValues values;
  ConditionWriter writer(database, scope, values);
  std::string condition = filter.empty() ? "TRUE" : std::visit(std::ref(writer), filter.tree()->what);
  const bool complete = !writer.too_large();
  if (!complete) {
    values = {};
    condition = "TRUE";
  }
  const bool unresolved = scope.unresolved || filter.only_unresolved();
  FilterSql sql{
      statement_with(unresolved ? "filter_unresolved_tickets" : "filter_tickets", condition), {}, complete};
  const auto add = [&](std::string_view name, std::int64_t value) {
    if (sql.text.find(name) != std::string::npos) sql.values.push_back({std::string(name), value});
  };
  add(":as_of", scope.as_of.unix());
  add(":reopen_window", scope.reopen_window.count);
  add(":soon", scope.soon.count);
  std::vector<FilterSql::Value> own = values.take();
  std::ranges::move(own, std::back_inserter(sql.values));
  return sql;
}

std::vector<TicketId> changed_after(Database& database, Instant as_of, Among among) {
  Query rows = database.query(among == Among::unresolved ? "tickets_unresolved_at_changed_after"
                                                         : "tickets_changed_after");
  rows.bind(as_of);
  std::vector<TicketId> ids;
  while (rows.step()) rows.read(ids.emplace_back());
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());  // of several open intervals
  return ids;
}

}  // namespace tix::store
