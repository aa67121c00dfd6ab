// Editing the title, requester, category, tags, skills and other fields of a ticket.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/ticket/ids.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tix {

/// The fields to change. Those that are not given stay as they are.
struct Edit {
  std::optional<std::string> title;
  std::optional<CustomerId> requester;  ///< 0 clears
  std::optional<std::string> ref, category,
      channel;  ///< empty clears; the caller checks that `ref` is unique
  std::vector<std::pair<std::string, std::string>>
      extra;                        ///< the NAME of `x.NAME` and its value; empty clears
  bool no_skills = false;           ///< whether to drop all skills other than `skills`
  std::vector<std::string> skills;  ///< required skills, such as `network:2`
};
/// Changes fields of a ticket. Throws Error{usage} for an empty title, and for a field or skill given twice.
std::vector<NewEvent> edit(const ActionContext& context, const Ticket& ticket, const Edit& to);

/// The tags to add and remove.
struct Tagging {
  std::vector<std::string> add, remove;
};
/// Adds and removes tags. Throws Error{usage} for a tag that is both added and removed, and if a tag to
/// remove is unknown.
std::vector<NewEvent> tag(const ActionContext& context, const Ticket& ticket, const Tagging& change);

}  // namespace tix
