// The names that a desk file declares, and how they may change from one version to the next.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/ticket/name_table.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

struct DeskName {
  NameKind kind = NameKind::agent;
  std::string text;
  bool active = true;        ///< false for agents and teams with `active = false`
  std::string renamed_from;  ///< the name whose number this one takes over, if that is still known; or empty

  friend bool operator==(const DeskName&, const DeskName&) = default;
};

/// Returns the names of a desk, built-in resolutions and the tags that actions set included: by kind, in the
/// order of the file, each once.
std::vector<DeskName> names_in(const Desk& desk);

/// Gives every declared name a number and makes it active. Names that are no longer declared become inactive.
void declare_names(const Desk& desk, NameTable& names);

/// Returns whether any ticket or event uses this agent or team.
using NameInUse = std::function<bool(NameKind, std::string_view)>;

/// Returns the agents and teams in use that `after` does not have, not even with `active = false`, and that
/// no `renamed_from` takes over, such as `agent 'budi'`.
std::vector<std::string> lost_names(const Desk& before, const Desk& after, const NameInUse& in_use);

/// Throws Error{desk} that lists the agents and teams in use that would be lost, if there are any. Other
/// names may go: tickets keep the category they have, but it is no longer offered.
void check_successor(const Desk& before, const Desk& after, const NameInUse& in_use);

}  // namespace tix::desk
