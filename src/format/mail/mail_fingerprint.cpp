// Hashes what the sender wrote.
#include "format/mail/mail_fingerprint.hpp"

#include "format/mail/glib_owned.hpp"
#include "format/mail/header_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <gmime/gmime.h>

namespace tix::format {
namespace {

/// Headers that servers, mailboxes and lists add on the way.
bool is_trace(std::string_view name) {
  static constexpr std::array<std::string_view, 17> kTrace = {"received",
                                                              "received-spf",
                                                              "return-path",
                                                              "delivered-to",
                                                              "envelope-to",
                                                              "delivery-date",
                                                              "authentication-results",
                                                              "dkim-signature",
                                                              "domainkey-signature",
                                                              "dkim-filter",
                                                              "status",
                                                              "content-length",
                                                              "lines",
                                                              "errors-to",
                                                              "precedence",
                                                              "sender",
                                                              "mailing-list"};
  static constexpr std::array<std::string_view, 6> kBeginnings = {"x-",      "arc-", "list-",
                                                                  "resent-", "old-", "original-"};
  return std::ranges::find(kTrace, name) != kTrace.end() ||
         std::ranges::any_of(kBeginnings, [&](std::string_view each) { return name.starts_with(each); });
}

class Fingerprint {
 public:
  void add(std::string_view bytes) {
    g_checksum_update(hash_.get(), reinterpret_cast<const guchar*>(bytes.data()),
                      static_cast<gssize>(bytes.size()));
  }

  /// Adds a piece of the body. Line ends wait until something follows them.
  void add_body(std::string_view bytes) {
    std::string kept;
    for (const char c : bytes) {
      if (c == '\r') continue;
      if (c == '\n') {
        ++line_ends_;
        continue;
      }
      kept.append(line_ends_, '\n');
      line_ends_ = 0;
      kept += c;
    }
    add(kept);
  }

  std::string text() const { return g_checksum_get_string(hash_.get()); }

 private:
  GlibOwned<GChecksum> hash_{g_checksum_new(G_CHECKSUM_SHA256)};
  std::size_t line_ends_ = 0;
};

}  // namespace

std::string mail_fingerprint(const HeaderBlock& headers, MailStream& stream, ByteRange body) {
  Fingerprint print;
  for (const HeaderField& field : headers.fields())
    if (!is_trace(field.name)) print.add(field.name + ':' + header_line(field.value) + '\n');
  print.add("\n");
  for_each_chunk(stream, body, [&](std::string_view bytes) { print.add_body(bytes); });
  return print.text();
}

}  // namespace tix::format
