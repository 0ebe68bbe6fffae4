using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.Transport;

/// <summary>What goes over the wire, seen by pyzmq and by bare sockets. The cases are in <c>clients/wire.py</c>.</summary>
public class WireTests(InstalledKernel kernel)
{
    [Theory(Timeout = 600_000)]
    [Needs(Part.Jupyter)]
    [InlineData("only_signed_messages_are_read")]
    [InlineData("a_message_that_is_sent_again_is_not_carried_out_again")]
    [InlineData("nothing_unsigned_is_kept")]
    [InlineData("replies_are_signed_and_carry_their_parent")]
    [InlineData("the_heart_beats")]
    [InlineData("a_listener_hears_what_it_subscribed_to")]
    [InlineData("strange_peers_are_turned_away")]
    [InlineData("without_descriptors_it_waits_for_some")]
    [InlineData("a_peer_of_version_3_0_is_understood")]
    [InlineData("two_clients_share_a_kernel")]
    [InlineData("one_that_comes_back_takes_its_place")]
    [InlineData("one_that_never_reads_hinders_nobody")]
    [InlineData("replies_that_nobody_reads_hinder_nobody")]
    [InlineData("a_connection_file_that_is_not_usable_is_explained")]
    [InlineData("who_starts_a_kernel_carelessly_is_told")]
    [InlineData("it_listens_on_loopback_only")]
    public Task It_holds_that(string what) => kernel.CaseAsync("wire", what);
}
