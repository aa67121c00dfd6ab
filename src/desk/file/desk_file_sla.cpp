// Reads [[sla]]: policies and their targets.
#include "desk/file/desk_file_sla.hpp"

#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"

namespace tix::desk {
namespace {

/// The clocks that a policy may have targets for: the first ones. Ownership is a target of teams, and a
/// promise to a customer is made per ticket.
constexpr std::size_t kPolicyClocks = 5;
static_assert(kClockNames.at(kPolicyClocks - 1) == Clock::resolution);
constexpr std::span kClocks(kClockNames.data(), kPolicyClocks);

bool targets_of_priority(const TomlValue& value, Targets& targets, FileReading& reading) {
  return read_by_name(value, "the targets of a policy", kClocks, kWorkingAccepted, reading,
                      [&](std::size_t clock, const TomlValue& target) {
                        targets[clock] = working_duration(target);
                        return targets[clock].has_value();
                      });
}

bool targets(const TomlValue& value, SlaPolicy& sla, FileReading& reading) {
  return read_by_name(value, "[sla.targets]", kPriorityNames,
                      "{ first_response = \"1h\", resolution = \"8h\" }", reading,
                      [&](std::size_t priority, const TomlValue& of_priority) {
                        return targets_of_priority(of_priority, sla.targets[priority], reading);
                      });
}

constexpr std::array kSlaKeys = {
    Key<SlaPolicy>{"name", text<&SlaPolicy::name>, kTextAccepted, Need::required},
    Key<SlaPolicy>{"when", when<&SlaPolicy::when>, kFilterAccepted},
    Key<SlaPolicy>{"calendar", name_in<&SlaPolicy::calendar, Declares::calendar>, "the name of a calendar"},
    Key<SlaPolicy>{"hold_runs", flag<&SlaPolicy::hold_runs>, kFlagAccepted},
    Key<SlaPolicy>{"targets", targets, "a table of priorities: urgent = { resolution = \"8h\" }"},
};

}  // namespace

bool read_slas(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_list(value, "sla", kSlaKeys, desk.slas, reading);
}

}  // namespace tix::desk
