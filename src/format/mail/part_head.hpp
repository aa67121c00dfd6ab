// What the headers of a part tell about its body.
#pragma once

#include "format/mail/header_block.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::format {

/// How the bytes of a body are encoded for transfer.
enum class TransferEncoding : std::uint8_t { none, base64, quoted_printable, uuencode, unknown };

struct PartHead {
  std::string type;      ///< in lower case, such as `text/plain`
  std::string charset;   ///< as declared; may be empty
  std::string boundary;  ///< of a multipart
  std::string report_type;
  std::string name;            ///< decoded; empty: none
  std::string disposition;     ///< in lower case; may be empty
  bool has_file_name = false;  ///< whether the name stands in Content-Disposition
  bool is_flowed = false;      ///< RFC 3676
  bool deletes_space = false;  ///< DelSp of RFC 3676
  TransferEncoding encoding = TransferEncoding::none;

  bool is_multipart() const { return type.starts_with("multipart/"); }
  bool is_attached_mail() const { return type == "message/rfc822" || type == "message/global"; }
};

/// Reads the head of a part. A part without a media type has the type `default_type`.
PartHead part_head(const HeaderBlock& headers, std::string_view default_type);

}  // namespace tix::format
