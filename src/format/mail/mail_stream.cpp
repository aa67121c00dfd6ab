// Reads through a stream of GMime that knows its bounds.
#include "format/mail/mail_stream.hpp"

#include "tix/text/error.hpp"

#include <algorithm>
#include <cstring>

namespace tix::format {

MailStream::MailStream(const MailBytes& bytes)
    : stream_(g_mime_stream_fs_new_with_bounds(bytes.descriptor, bytes.begin, bytes.end)),
      size_(std::max<std::int64_t>(bytes.end - bytes.begin, 0)) {
  g_mime_stream_fs_set_owner(GMIME_STREAM_FS(stream_.get()), FALSE);
}

std::size_t MailStream::read(std::int64_t offset, char* into, std::size_t size) {
  const auto wanted =
      static_cast<std::size_t>(std::clamp<std::int64_t>(size_ - offset, 0, static_cast<std::int64_t>(size)));
  GMimeStream* const stream = stream_.get();
  std::size_t have = 0;
  if (wanted > 0) g_mime_stream_seek(stream, stream->bound_start + offset, GMIME_STREAM_SEEK_SET);
  while (have < wanted) {
    const ssize_t got = g_mime_stream_read(stream, into + have, wanted - have);
    if (got <= 0) throw Error(ErrorKind::storage, "cannot read the message to its end");
    have += static_cast<std::size_t>(got);
  }
  return wanted;
}

std::string MailStream::text(ByteRange range, std::int64_t most) {
  std::string out(static_cast<std::size_t>(std::clamp<std::int64_t>(range.size(), 0, most)), '\0');
  out.resize(read(range.begin, out.data(), out.size()));
  return out;
}

void MailLines::seek(std::int64_t offset) {
  offset_ = offset;
  at_ = filled_ = 0;
}

/// Moves what is left to the front of the buffer and reads on.
void MailLines::fill() {
  std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
  offset_ += static_cast<std::int64_t>(at_);
  filled_ -= at_;
  at_ = 0;
  filled_ += stream_.read(offset_ + static_cast<std::int64_t>(filled_), buffer_.data() + filled_,
                          buffer_.size() - filled_);
}

bool MailLines::next(MailLine& line) {
  constexpr std::size_t kLongestText = 4096;
  const auto find_end = [&] {
    return static_cast<const char*>(std::memchr(buffer_.data() + at_, '\n', filled_ - at_));
  };
  const char* end = find_end();
  if (end == nullptr) {
    fill();
    end = find_end();
  }
  line.begin = offset_ + static_cast<std::int64_t>(at_);
  if (filled_ == at_) return false;
  const char* const begin = buffer_.data() + at_;
  if (end != nullptr) {
    const auto size = static_cast<std::size_t>(end - begin);
    const bool has_return = size > 0 && begin[size - 1] == '\r';
    line.text = std::string_view(begin, std::min(size - (has_return ? 1 : 0), kLongestText));
    line.line_end = has_return ? 2 : 1;
    at_ += size + 1;
    line.end = offset_ + static_cast<std::int64_t>(at_);
    return true;
  }
  // The line is longer than the buffer, or it is the last one and has no end.
  line.text = std::string_view(begin, std::min(filled_ - at_, kLongestText));
  line.line_end = 0;
  std::int64_t at = offset_ + static_cast<std::int64_t>(filled_);
  std::vector<char> more(buffer_.size());
  while (const std::size_t size = stream_.read(at, more.data(), more.size())) {
    const void* const found = std::memchr(more.data(), '\n', size);
    if (found != nullptr) {
      at += static_cast<const char*>(found) - more.data() + 1;
      line.line_end = 1;
      break;
    }
    at += static_cast<std::int64_t>(size);
  }
  line.end = at;
  // The text stays in the buffer until the next line is asked for.
  offset_ = at;
  at_ = filled_ = 0;
  return true;
}

}  // namespace tix::format
