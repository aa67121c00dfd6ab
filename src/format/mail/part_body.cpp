// Decodes with GMime, which skips what it cannot decode, and counts here what it skipped.
#include "format/mail/part_body.hpp"

#include "format/mail/glib_owned.hpp"

#include <algorithm>
#include <optional>

#include <gmime/gmime.h>

namespace tix::format {
namespace {

/// Sees the encoded bytes pass, in any pieces, and tells whether they are base64 or quoted-printable.
class EncodingCheck {
 public:
  explicit EncodingCheck(TransferEncoding encoding) : encoding_(encoding) {}

  void add(std::string_view bytes) {
    if (encoding_ == TransferEncoding::base64) std::ranges::for_each(bytes, [&](char c) { add_base64(c); });
    if (encoding_ == TransferEncoding::quoted_printable)
      std::ranges::for_each(bytes, [&](char c) { add_quoted(c); });
  }

  /// What base64 lacks to be whole. The bytes before it would be lost.
  std::string missing_padding() const {
    constexpr std::size_t kGroup = 4;
    const bool lacks_any = encoding_ == TransferEncoding::base64 && digits_ % kGroup > 1;
    return std::string(lacks_any ? kGroup - digits_ % kGroup : 0, '=');
  }

  bool is_intact() const { return is_intact_ && (encoding_ != TransferEncoding::base64 || digits_ % 4 == 0); }

 private:
  TransferEncoding encoding_;
  bool is_intact_ = true;
  std::size_t digits_ = 0;
  std::string code_;  ///< what follows a `=` of quoted-printable, while it is not complete

  void add_base64(char c) {
    const bool is_digit = g_ascii_isalnum(c) != 0 || c == '+' || c == '/' || c == '=';
    if (is_digit) ++digits_;
    if (!is_digit && g_ascii_isspace(c) == 0) is_intact_ = false;
  }

  void add_quoted(char c) {
    if (code_.empty()) {
      if (c == '=') code_ = c;
      return;
    }
    const bool is_soft_break = c == '\n' && (code_ == "=" || code_ == "=\r");
    const bool may_go_on = code_ == "=" && (c == '\r' || g_ascii_isxdigit(c) != 0);
    const bool is_code = code_.size() == 2 && code_[1] != '\r' && g_ascii_isxdigit(c) != 0;
    if (!is_soft_break && !may_go_on && !is_code) is_intact_ = false;
    if (may_go_on)
      code_ += c;
    else
      code_.clear();
  }
};

std::optional<GMimeContentEncoding> gmime_encoding(TransferEncoding encoding) {
  switch (encoding) {
    case TransferEncoding::base64: return GMIME_CONTENT_ENCODING_BASE64;
    case TransferEncoding::quoted_printable: return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    case TransferEncoding::uuencode: return GMIME_CONTENT_ENCODING_UUENCODE;
    case TransferEncoding::none:
    case TransferEncoding::unknown: break;
  }
  return std::nullopt;
}

/// Thrown by a sink that has enough.
struct HasEnough {};

}  // namespace

bool decode_body(MailStream& stream, const MailPart& part, const BytesSink& sink) {
  const std::optional<GMimeContentEncoding> encoding = gmime_encoding(part.head.encoding);
  if (!encoding) {
    for_each_chunk(stream, part.body, sink);
    return part.head.encoding != TransferEncoding::unknown;
  }
  const GlibOwned<GMimeFilter> filter(g_mime_filter_basic_new(*encoding, FALSE));
  EncodingCheck check(part.head.encoding);
  const auto pass_on = [&](const char* out, std::size_t size) {
    if (size > 0) sink(std::string_view(out, size));
  };
  char* out = nullptr;
  std::size_t size = 0, prespace = 0;
  for_each_chunk(stream, part.body, [&](std::string_view bytes) {
    check.add(bytes);
    auto* const in = const_cast<char*>(bytes.data());  // decoding only reads
    g_mime_filter_filter(filter.get(), in, bytes.size(), 0, &out, &size, &prespace);
    pass_on(out, size);
  });
  std::string padding = check.missing_padding();
  g_mime_filter_complete(filter.get(), padding.data(), padding.size(), 0, &out, &size, &prespace);
  pass_on(out, size);
  return check.is_intact();
}

DecodedText decoded_text(MailStream& stream, const MailPart& part, std::int64_t most) {
  DecodedText text;
  const auto limit = static_cast<std::size_t>(most);
  try {
    text.is_intact = decode_body(stream, part, [&](std::string_view bytes) {
      const std::size_t room = limit - text.bytes.size();
      text.bytes += bytes.substr(0, room);
      if (bytes.size() <= room) return;
      text.is_whole = false;
      throw HasEnough();
    });
  } catch (const HasEnough&) {
    // The rest is not needed. No frame of GMime lies between the throw and here.
  }
  return text;
}

}  // namespace tix::format
