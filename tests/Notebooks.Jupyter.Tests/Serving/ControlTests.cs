using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.Serving;

/// <summary>Interrupts, crashes, restarts and the end, seen by jupyter_client. The cases are in <c>clients/control.py</c>.</summary>
public class ControlTests(InstalledKernel kernel)
{
    [Theory(Timeout = 600_000)]
    [Needs(Part.Jupyter)]
    [InlineData("an_endless_loop_is_interrupted")]
    [InlineData("a_cell_that_heeds_its_token_keeps_everything")]
    [InlineData("a_cell_that_waits_is_left_there_and_costs_nothing")]
    [InlineData("a_cell_that_was_left_changes_nothing_any_more")]
    [InlineData("a_cell_that_blocks_a_thread_loses_its_process")]
    [InlineData("an_interrupt_stops_the_cells_that_wait")]
    [InlineData("an_interrupt_of_nothing_is_harmless")]
    [InlineData("control_answers_while_a_cell_runs")]
    [InlineData("debugging_is_refused")]
    [InlineData("a_crash_costs_the_variables_only")]
    [InlineData("a_crash_between_two_cells_is_told")]
    [InlineData("text_that_kills_the_compiler_kills_nothing_else")]
    [InlineData("a_restart_begins_anew")]
    [InlineData("a_shutdown_is_answered_and_leaves_nothing")]
    [InlineData("ten_kernels_leave_nothing")]
    [InlineData("shutdowns_leave_nothing_whatever_signal_follows")]
    [InlineData("a_kernel_does_not_outlive_who_started_it")]
    public Task It_holds_that(string what) => kernel.CaseAsync("control", what);
}
