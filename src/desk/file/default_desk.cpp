// The text of the starter desk.
#include "desk/file/default_desk.hpp"

#include "desk/file/desk_file_reading.hpp"
#include "tix/time/zone.hpp"

namespace tix::desk {
namespace {

constexpr std::string_view kHead =
    R"(# This file describes the support desk. Edit it with `tix desk edit`.
# `tix help desk-file` explains every key.

[desk]
name = "Support"
zone = "ZONE"                     # for times you read and type, and days in reports

[calendar.office]
mon-fri = "09:00-17:00"           # or with a break: "09:00-12:00 13:00-17:00"
holidays = []                     # "2026-12-25 Christmas", every year "12-25", a range "12-24..12-26"

)";

constexpr std::string_view kTeam = R"([team.support]
calendar = "office"
)";

// A quoted name may contain dots and letters beyond ASCII.
constexpr std::string_view kLead = R"(lead = "AGENT"

[agent."AGENT"]
team = "support"
)";

constexpr std::string_view kNobody = R"(
# [agent.ana]                     # one table per agent
# name = "Ana Lima"
# email = "ana@example.test"
# team = "support"
)";

constexpr std::string_view kPolicy = R"(
[[sla]]                           # the first policy whose `when` matches a ticket applies
name = "standard"                 # without `when` it matches every ticket
calendar = "office"               # targets are working time, so 8h is a whole day here
[sla.targets]
urgent = { first_response = "1h", resolution = "8h" }
high   = { first_response = "4h", resolution = "16h" }
normal = { first_response = "8h", resolution = "40h" }
low    = { first_response = "16h", resolution = "80h" }
)";

std::string with(std::string_view text, std::string_view word, std::string_view value) {
  std::string out(text);
  for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word, at + value.size()))
    out.replace(at, word.size(), value);
  return out;
}

}  // namespace

std::string default_desk_text(std::string_view zone, std::string_view agent) {
  std::string text = with(kHead, "ZONE", Zone::find(zone).name()).append(kTeam);
  if (!is_agent_name(agent)) return text.append(kNobody).append(kPolicy);
  return text.append(with(kLead, "AGENT", agent)).append(kPolicy);
}

}  // namespace tix::desk
