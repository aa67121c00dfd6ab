// One pass over the lines with a stack of open multiparts.
#include "format/mail/mail_structure.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix::format {
namespace {

/// Whether a line without a colon in the headers is an accident, because a known field follows it.
bool is_known_field(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kKnown = {"from",
                                                              "to",
                                                              "cc",
                                                              "subject",
                                                              "date",
                                                              "message-id",
                                                              "in-reply-to",
                                                              "references",
                                                              "mime-version",
                                                              "content-type",
                                                              "content-transfer-encoding",
                                                              "received",
                                                              "reply-to",
                                                              "sender",
                                                              "return-path",
                                                              "delivered-to"};
  const std::string lower = ascii_lower(name);
  return lower.starts_with("x-") || std::ranges::find(kKnown, lower) != kKnown.end();
}

struct OpenMultipart {
  std::size_t part;
  std::string boundary;
  bool is_closed = false;  ///< its last boundary was read; what follows belongs to nothing
};

class StructureReader {
 public:
  StructureReader(MailStream& stream, const MailLimits& limits)
      : stream_(stream), lines_(stream), limits_(limits) {}

  MailStructure read() {
    read_part(0, std::nullopt);
    while (!is_full_ && lines_.next(line_)) {
      if (const std::optional<std::size_t> met = boundary_met()) {
        const bool is_last = line_.text.substr(open_[*met].boundary.size() + 2).starts_with("--");
        end_parts(*met + 1, line_.begin - line_end_before_);
        open_[*met].is_closed = is_last;
        line_end_before_ = 0;
        if (!is_last) read_part(line_.end, open_[*met].part);
      } else {
        line_end_before_ = static_cast<std::int64_t>(line_.line_end);
      }
    }
    if (std::ranges::any_of(open_, [](const OpenMultipart& each) { return !each.is_closed; }) && !is_full_)
      found_.warnings.emplace_back("the last boundary is missing");
    end_parts(0, stream_.size());
    return std::move(found_);
  }

 private:
  MailStream& stream_;
  MailLines lines_;
  const MailLimits& limits_;
  MailStructure found_;
  std::vector<OpenMultipart> open_;
  std::optional<std::size_t> leaf_;  ///< the part whose body is being read
  MailLine line_;
  std::int64_t line_end_before_ = 0;  ///< the line end before a boundary belongs to the boundary
  bool is_full_ = false;

  void add_problem(std::string problem) {
    if (std::ranges::find(found_.problems, problem) == found_.problems.end())
      found_.problems.push_back(std::move(problem));
  }

  /// The innermost open multipart whose boundary this line is.
  std::optional<std::size_t> boundary_met() const {
    if (!line_.text.starts_with("--")) return std::nullopt;
    for (std::size_t i = open_.size(); i-- > 0;) {
      std::string_view rest = line_.text.substr(2);
      if (!rest.starts_with(open_[i].boundary)) continue;
      rest.remove_prefix(open_[i].boundary.size());
      if (rest.starts_with("--")) rest.remove_prefix(2);
      if (rest.find_first_not_of(" \t\r") == std::string_view::npos) return i;
    }
    return std::nullopt;
  }

  /// Ends the current leaf and all multiparts from index `from` on.
  void end_parts(std::size_t from, std::int64_t at) {
    if (leaf_) found_.parts[*leaf_].body.end = std::max(at, found_.parts[*leaf_].body.begin);
    leaf_.reset();
    for (std::size_t i = from; i < open_.size(); ++i) {
      MailPart& part = found_.parts[open_[i].part];
      part.body.end = std::max(at, part.body.begin);
      const bool has_parts = std::ranges::any_of(
          found_.parts, [&](const MailPart& each) { return each.parent == open_[i].part; });
      if (has_parts || is_full_) continue;
      part.is_container = false;  // shown as text, so that nothing is lost
      add_problem("a multipart has no parts");
    }
    open_.resize(std::min(from, open_.size()));
  }

  void read_part(std::int64_t begin, std::optional<std::size_t> parent) {
    if (found_.parts.size() > limits_.parts) {
      add_problem(fmt::format("more than {} parts", limits_.parts));
      is_full_ = true;
      return;
    }
    MailPart part;
    part.parent = parent;
    part.level = open_.size();
    part.headers = {begin, begin};
    read_headers(part, !parent);
    std::string bytes = stream_.text(part.headers, limits_.headers);
    if (part.headers.size() > limits_.headers) {
      bytes.resize(bytes.rfind('\n') + 1);  // a field that is cut would say something else
      add_problem(fmt::format("headers are longer than {} kB", limits_.headers / 1000));
    }
    const HeaderBlock headers(bytes);
    const bool is_digest = parent && found_.parts[*parent].head.type == "multipart/digest";
    part.head = part_head(headers, is_digest ? "message/rfc822" : "text/plain");
    if (!parent) found_.header_bytes = bytes;
    const std::size_t index = found_.parts.size();
    const bool is_multipart = part.head.is_multipart() && !part.head.boundary.empty();
    const bool is_too_deep = open_.size() >= limits_.levels;
    if (is_multipart && is_too_deep)
      add_problem(fmt::format("parts are nested more than {} levels deep", limits_.levels));
    if (part.head.is_multipart() && part.head.boundary.empty()) add_problem("a multipart has no boundary");
    part.is_too_deep = is_multipart && is_too_deep;
    part.is_container = is_multipart && !is_too_deep;
    if (part.is_container)
      open_.push_back({index, part.head.boundary});
    else
      leaf_ = index;
    found_.parts.push_back(std::move(part));
    line_end_before_ = 0;
  }

  /// Reads to the blank line after the headers, or to where the headers cannot go on. The next line is the
  /// first one of the body.
  void read_headers(MailPart& part, bool is_mail) {
    std::optional<MailLine> odd;  // the first of the lines that begin no field
    bool has_field = false;
    const auto begin_body = [&](std::int64_t headers_end, std::int64_t body) {
      part.headers.end = headers_end;
      part.body = {body, body};
    };
    const auto give_up_at = [&](std::int64_t at) {
      begin_body(at, at);
      lines_.seek(at);
    };
    while (lines_.next(line_)) {
      const bool is_before_all = is_mail && !has_field && line_.begin == part.headers.begin;
      if (is_before_all && (line_.text.starts_with("From ") || line_.is_blank())) {
        part.headers.begin = line_.end;
        continue;
      }
      if (line_.is_blank()) {
        if (odd) break;
        return begin_body(line_.begin, line_.end);
      }
      if (boundary_met()) {
        if (odd) break;
        return give_up_at(line_.begin);
      }
      const bool is_folded = has_field && (line_.text.starts_with(' ') || line_.text.starts_with('\t'));
      const std::string_view name = field_name(line_.text);
      if (odd) {
        if (!is_known_field(name)) break;
        odd.reset();
      }
      if (!is_folded && name.empty()) odd = line_;
      has_field = has_field || !name.empty();
    }
    if (odd) {
      if (is_mail) add_problem("the headers have no end");
      return give_up_at(odd->begin);
    }
    if (is_mail) add_problem(stream_.size() == 0 ? "the message is empty" : "the headers have no end");
    begin_body(stream_.size(), stream_.size());
  }
};

}  // namespace

MailStructure mail_structure(MailStream& stream, const MailLimits& limits) {
  return StructureReader(stream, limits).read();
}

}  // namespace tix::format
