// The filter language: parsed once into a tree, then asked of tickets.
#pragma once

#include "tix/text/text_words.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/names.hpp"
#include "tix/ticket/ticket.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tix {

class Zone;

/// What of a customer a filter can see.
struct Customer {
  CustomerId id;
  std::string address;  ///< mail address or name: what was typed as requester; unique
  std::string org;
  std::string plan;
};

/// The tier of each team of the desk file.
using TeamTiers = std::unordered_map<TeamId, int>;
/// Whether a message of the ticket, at or before the instant asked for, holds the word.
using MessageSearch = std::function<bool(const SearchWord&)>;

/// Everything a filter may ask about, as of one instant. Borrowed, not owned.
struct TicketFacts {
  const Ticket& ticket;
  std::span<const ClockRow> clocks;
  const Customer& customer;
  std::string_view policy;
  const NameTable& names;
  Instant as_of;
  WallSeconds reopen_window;
  WallSeconds soon{4 * 3600};               ///< how far `is:at-risk` looks ahead
  const TeamTiers* tiers = nullptr;         ///< null: no team has a tier
  const MessageSearch* messages = nullptr;  ///< null: no message has any word
  /// Set when the ticket is shown in a state of its past: it was in that state then, whatever time has
  /// passed.
  std::optional<Status> state_then = std::nullopt;

  Status status() const { return state_then ? *state_then : status_at(ticket, as_of, reopen_window); }
};

/// The next due that can make the ticket overdue: of a running headline clock that is not waived. It may be
/// past.
std::optional<Instant> next_due(const TicketFacts& f);
/// Overdue as of `f.as_of` (reports.md): unresolved, and a headline clock, running or paused, is breached and
/// not waived.
bool is_overdue(const TicketFacts& f);
/// Not overdue, and a headline clock is due in (as_of, as_of + soon].
bool is_at_risk(const TicketFacts& f);
/// Unresolved, and no clock of it ever had a target or a due.
bool has_no_target(const TicketFacts& f);

/// Where a filter is used decides what it may see.
enum class FilterUse {
  query,  ///< on the command line: everything
  when    ///< in a desk file's policies and routes: nothing that time or clocks change
};

/// What is known when a filter is parsed, so that a misspelt value is an error and not an empty answer.
struct FilterVocabulary {
  /// Null: values of names are not checked. In `when` only teams and categories are: a desk file declares no
  /// others that `when` can see, and a tag nobody has used yet is no mistake there. With no category known,
  /// `when` takes any.
  const NameTable* names = nullptr;
  std::string me;              ///< what `@me` stands for
  Instant now = {};            ///< what `-7d` and `today` are seen from
  const Zone* zone = nullptr;  ///< whose days dates are; null: UTC
};

struct FilterNode;

/// A parsed filter. Cheap to copy; empty matches everything.
class Filter {
 public:
  Filter() = default;
  /// Throws Error usage, the only message of more than one line: what is wrong, the filter, and a caret under
  /// the mistake; the hint has the nearest names or what is accepted. Blank text is the empty filter.
  static Filter parse(std::string_view text, FilterUse use, const FilterVocabulary& vocabulary);

  bool matches(const TicketFacts& facts) const;
  bool empty() const { return root_ == nullptr; }
  /// True when no resolved or closed ticket can match, so that a query need not read them.
  bool only_unresolved() const;
  /// As typed.
  const std::string& text() const { return text_; }
  /// As understood: `@me` is a name, words are lower case, what `*` chose from a fixed list is listed, times
  /// are in UTC, a comparison is a range, a free word is `text:`.
  std::string to_text() const;
  /// The tree, for what else reads filters; null when empty.
  const FilterNode* tree() const { return root_.get(); }
  /// True when it asks for words of messages.
  bool searches_text() const;
  /// Names of the fields it reads, each once, in the order of the field table; all extra fields are `x.`, and
  /// `is:` flags are not fields.
  std::vector<std::string_view> fields() const;

 private:
  std::shared_ptr<const FilterNode> root_;
  std::string text_;
};

}  // namespace tix
