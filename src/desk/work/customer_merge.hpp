// Merges customers, and takes a merge back.
#pragma once

#include "desk/work/work.hpp"

namespace tix::desk {

/// Makes `into` stand for `merged` in tickets, filters and reports, also for the past, and binds unresolved
/// tickets to the policies of `into` from now on. Events keep the customer they were about. Returns the
/// number of tickets concerned. Throws Error{refused} for a customer and itself.
std::int64_t merge_customer(Work& work, CustomerId merged, CustomerId into);

/// Takes the last merge of this customer back: every ticket is as if it had never been. Returns the number of
/// tickets of both customers. Throws Error{refused} for a customer who stands alone.
std::int64_t unmerge_customer(Work& work, CustomerId merged);

}  // namespace tix::desk
