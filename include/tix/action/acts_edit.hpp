// What a ticket is called, by whom, and its labels and needs.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/ticket/ids.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tix {

/// Only what is given changes.
struct Edit {
  std::optional<std::string> title;
  std::optional<CustomerId> requester;                     ///< 0 clears
  std::optional<std::string> ref, category, channel;       ///< empty clears; nobody else has this ref
  std::vector<std::pair<std::string, std::string>> extra;  ///< NAME of `x.NAME` and its value; empty clears
  bool no_skills = false;                                  ///< none is needed but those of `skills`
  std::vector<std::string> skills;                         ///< needed, as `network:2`
};
std::vector<NewEvent> edit(const ActionContext& context, const Ticket& ticket, const Edit& to);

struct Tagging {
  std::vector<std::string> add, remove;
};
std::vector<NewEvent> tag(const ActionContext& context, const Ticket& ticket, const Tagging& change);

}  // namespace tix
