// The filter language: parsed once into a tree, then asked of tickets.
#pragma once

#include "tix/ticket/name_table.hpp"
#include "tix/ticket/ticket_facts.hpp"
#include "tix/time/instant.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

class Zone;

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
  /// Names of the fields it reads, each once, in the order of the field table; all extra fields are `x.`, and
  /// `is:` flags are not fields.
  std::vector<std::string_view> fields() const;

 private:
  std::shared_ptr<const FilterNode> root_;
  std::string text_;
};

}  // namespace tix
