// Decodes a part once if it surely fits, and otherwise measures it first.
#include "format/mail/part_spool.hpp"

#include "format/mail/glib_owned.hpp"

#include <gmime/gmime.h>

namespace tix::format {

PartSpool::Kept PartSpool::keep(const MailPart& part, PartRole role) {
  Kept kept;
  kept.part.role = role;
  kept.part.name = part.head.name;
  kept.part.type = part.head.type;
  const auto write = [&] {
    kept.part.offset = written_;
    kept.is_intact = decode_body(stream_, part, [&](std::string_view bytes) {
      sink_(bytes);
      written_ += static_cast<std::int64_t>(bytes.size());
    });
    kept.part.size = written_ - *kept.part.offset;
  };
  // No encoding is shorter than what it encodes.
  if (part.body.size() <= most_ - written_) return write(), kept;
  const GlibOwned<GChecksum> hash(g_checksum_new(G_CHECKSUM_SHA256));
  kept.is_intact = decode_body(stream_, part, [&](std::string_view bytes) {
    kept.part.size += static_cast<std::int64_t>(bytes.size());
    g_checksum_update(hash.get(), reinterpret_cast<const guchar*>(bytes.data()),
                      static_cast<gssize>(bytes.size()));
  });
  if (kept.part.size <= most_ - written_) return write(), kept;
  kept.part.sha256 = g_checksum_get_string(hash.get());
  return kept;
}

}  // namespace tix::format
