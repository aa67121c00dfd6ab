// One mail that came in, taken apart: what the reader of format hands over and what intake decides by.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/text/mail_address.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tix {

/// What a part of a mail is kept for.
enum class PartRole : std::uint8_t {
  attachment,  ///< a file, also an inline image
  html,        ///< the HTML form of the text
  text         ///< the original bytes of a text part that was not clean UTF-8, or is not shown whole
};
inline constexpr auto kPartRoleNames = enum_names<PartRole>({"attachment", "html", "text"});

/// A part whose bytes are kept beside the text. The reader writes the bytes of all kept parts one after
/// another to one place, the spool.
struct IncomingPart {
  PartRole role = PartRole::attachment;
  std::string name;       ///< as sent, decoded to UTF-8; empty: none
  std::string type;       ///< the media type in lower case, such as `image/png`
  std::int64_t size = 0;  ///< in bytes, decoded
  std::optional<std::int64_t>
      offset;          ///< where its bytes begin in the spool; nullopt: over a limit, not kept
  std::string sha256;  ///< of a part that is not kept, in hexadecimal

  friend bool operator==(const IncomingPart&, const IncomingPart&) = default;
};

/// A `Received` header: the server that took the mail over, and when.
struct ReceivedTrace {
  std::string by;             ///< the host after `by`; may be empty
  std::optional<Instant> at;  ///< the date after the last `;`

  friend bool operator==(const ReceivedTrace&, const ReceivedTrace&) = default;
};

/// The kinds of reports that mail systems send about a mail (RFC 6522).
enum class MailReportKind : std::uint8_t { none, delivery, read_receipt, feedback };

/// What a report says of the mail it is about.
struct MailReport {
  MailReportKind kind = MailReportKind::none;
  std::string action;      ///< of a delivery report in lower case: failed, delayed, delivered, relayed ...
  std::string status;      ///< such as `5.1.1`; may be empty
  std::string recipient;   ///< the address that was not reached; may be empty
  std::string diagnostic;  ///< the words of the server, in one line
  std::string message_id;  ///< of the mail it is about, from the part that returns it; may be empty

  friend bool operator==(const MailReport&, const MailReport&) = default;
};

/// A mail as read. Text is valid UTF-8 without NUL; a Message-ID stands without angle brackets; addresses
/// have their domain in lower case. What a mail does not have is empty.
struct IncomingMail {
  std::string headers;      ///< the header block as it came, at most 256 kB, made valid UTF-8
  std::string fingerprint;  ///< a SHA-256 in hexadecimal of headers and body without the trace headers
  std::string message_id;
  std::vector<Mailbox> from, reply_to, to, cc;
  Mailbox sender;
  std::string date_text;  ///< the `Date` header as it came
  std::string subject;
  std::vector<std::string> in_reply_to, references;  ///< Message-IDs, in order
  std::vector<std::string> delivered_to;             ///< addresses of Delivered-To and X-Original-To
  std::optional<std::string> return_path;  ///< an address, or empty for `<>`; nullopt: no such header
  std::vector<ReceivedTrace> received;     ///< the topmost, added last, first
  std::vector<std::string> authentication_results;  ///< values of the header, topmost first, unfolded
  std::string auto_submitted;                       ///< in lower case, without parameters: `auto-replied`
  std::string precedence;                           ///< in lower case
  bool has_autoreply_header = false;                ///< X-Autoreply, X-Autorespond
  bool has_list_id = false;
  bool is_spam = false;                        ///< X-Spam-Flag: YES
  std::vector<std::string> failed_recipients;  ///< X-Failed-Recipients
  std::string
      text;  ///< to show: the plain parts or the HTML as text, at most 1 MB, without blank lines at its ends
  bool is_from_html = false;
  std::vector<IncomingPart> parts;
  MailReport report;
  std::vector<Mailbox> forwarded_from;  ///< the From of the first attached message/rfc822
  std::string forwarded_subject;
  bool is_signed = false;  ///< multipart/signed
  std::vector<std::string>
      problems;  ///< why it is broken, in words: `the headers have no end`; empty: readable
  std::vector<std::string> warnings;  ///< what was guessed, in words: `charset guessed as windows-1252`

  friend bool operator==(const IncomingMail&, const IncomingMail&) = default;
};

}  // namespace tix
