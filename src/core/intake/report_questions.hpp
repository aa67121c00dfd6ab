// Reports that mail systems send about our mails: not delivered, read, called spam.
#pragma once

#include "core/intake/intake_case.hpp"

namespace tix {

/// Decides about a report on delivery, or a mail in which a mail system says the same in its own words: a
/// bounce, which makes no ticket. A report that all went well is ignored.
bool decide_delivery_report(IntakeCase& of);

/// Decides about a read receipt, which is ignored, and a complaint, which is held.
bool decide_other_report(IntakeCase& of);

}  // namespace tix
