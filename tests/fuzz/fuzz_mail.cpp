// Fuzz target of the mail reader: any bytes must give a mail for which the laws of flaw_of hold.
#include "format/mail/taken_mail.hpp"
#include "tix/text/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require_no(const std::string& flaw) {
  if (flaw.empty()) return;
  std::fprintf(stderr, "%s\n", flaw.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require_no(tix::test::flaw_of(tix::test::taken(bytes)));
  tix::format::MailLimits small;
  small.max_size = 64;
  small.headers = 200;
  small.parts = 3;
  small.levels = 2;
  small.addresses = 2;
  small.text = 50;
  require_no(tix::test::flaw_of(tix::test::taken(bytes, small), small));
  try {
    tix::format::read_mail_wire(bytes);
  } catch (const tix::Error&) {
    // Nonsense is refused.
  }
  return 0;
}
