// The filter language. A filter is parsed once into a tree; the tree is evaluated on tickets, or turned into
// SQL by the store.
#pragma once

#include "tix/filter/text_pattern.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/ticket_facts.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

class Zone;

/// Where a filter is used, which decides what it may refer to.
enum class FilterUse {
  query,  ///< on the command line: every field
  when    ///< in policies and routes of a desk file: only fields that neither time nor clocks change
};

/// The names and times that a filter is parsed with. Values are checked against it, so that a misspelt value
/// is an error instead of an empty result.
struct FilterVocabulary {
  /// The names that values are checked against; null: they are not checked. In `when` only teams and
  /// categories are checked, because those are declared in the desk file, while a tag may be used before any
  /// ticket has it. If no category is known, `when` accepts any.
  const NameTable* names = nullptr;
  std::string me;              ///< what `@me` stands for
  Instant now = {};            ///< what `-7d` and `today` are relative to
  const Zone* zone = nullptr;  ///< the zone in which dates are days; null: UTC
  /// Returns the first addresses of customers who have another address that matches; empty: not asked.
  std::function<std::vector<std::string>(const TextPattern&)> customers = {};
};

struct FilterNode;

/// A parsed filter. Cheap to copy, because copies share the tree. The empty filter matches every ticket.
class Filter {
 public:
  Filter() = default;
  /// Parses a filter. A blank text gives the empty filter. Throws Error{usage} with a message of three lines:
  /// the mistake, the filter, and a caret under the position. The hint lists the nearest names or what is
  /// accepted.
  static Filter parse(std::string_view text, FilterUse use, const FilterVocabulary& vocabulary);

  bool matches(const TicketFacts& facts) const;
  bool empty() const { return root_ == nullptr; }
  /// Returns true only if no resolved or closed ticket can match, so that a query need not read them.
  bool only_unresolved() const;
  /// Returns the filter as typed.
  const std::string& text() const { return text_; }
  /// Returns the filter as understood: with the name for `@me`, words in lower case, the words that `*`
  /// selected from a fixed list, times in UTC, ranges for comparisons, and `text:` for free words. Parses to
  /// the same tree.
  std::string to_text() const;
  /// Returns the tree, or null if the filter is empty.
  const FilterNode* tree() const { return root_.get(); }
  /// Returns the names of the fields it reads, without duplicates, in the order of the field table. All extra
  /// fields are reported as `x.`. Flags of `is:` are not included.
  std::vector<std::string_view> fields() const;

 private:
  std::shared_ptr<const FilterNode> root_;
  std::string text_;
};

}  // namespace tix
