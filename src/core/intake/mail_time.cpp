// Reads the trace headers from the top.
#include "core/intake/mail_time.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr WallSeconds kOldestTaken{7 * 86400};

}  // namespace

Instant taken_at(const IncomingMail& mail, std::string_view authserv, Instant now) {
  const auto is_ours = [&](const ReceivedTrace& trace) {
    return trace.at && !authserv.empty() && equal_without_case(trace.by, authserv);
  };
  auto trace = std::ranges::find_if(mail.received, is_ours);
  if (trace == mail.received.end())
    trace = std::ranges::find_if(mail.received, [](const ReceivedTrace& one) { return one.at.has_value(); });
  if (trace == mail.received.end() || *trace->at > now || now - *trace->at > kOldestTaken) return now;
  return *trace->at;
}

}  // namespace tix
