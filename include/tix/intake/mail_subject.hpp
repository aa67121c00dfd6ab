// Subjects of mails: the mark that names a ticket, the title that a ticket gets, and what a prefix tells.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tix {

/// Returns the mark that names a ticket in our subjects, such as `[Toko #42]`: the desk's mark, else its
/// name, else `support`. Brackets and `#` in the name are left out.
std::string subject_mark(const Desk& desk, TicketId ticket);

/// Returns the ticket that the last of our marks in the subject names, or none. Anybody can guess such a
/// number: it proves nothing. Case and the length of blanks are ignored.
TicketId marked_ticket(const Desk& desk, std::string_view subject);

/// Returns the subject without our marks, on one line, without control characters, and at most 500 bytes
/// long. May be empty.
std::string title_of_subject(const Desk& desk, std::string_view subject);

/// Returns the first line of a text that is not blank, as a title. Empty for a blank text.
std::string title_of_text(std::string_view text);

/// What the first prefix of a subject says: `Re: Fwd: a` is an answer, `Fwd: Re: a` was passed on. Tags in
/// brackets before it are skipped.
enum class SubjectPrefix : std::uint8_t { none, reply, forward };
SubjectPrefix prefix_of_subject(std::string_view subject);

/// Returns whether the subject begins with one of the texts, ignoring ASCII case.
bool begins_with_any(std::string_view subject, std::span<const std::string> beginnings);

}  // namespace tix
