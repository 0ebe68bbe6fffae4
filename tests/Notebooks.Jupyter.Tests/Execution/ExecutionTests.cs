using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.Execution;

/// <summary>Executing cells, seen by jupyter_client. The cases are in <c>clients/execute.py</c>.</summary>
public class ExecutionTests(InstalledKernel kernel)
{
    [Theory(Timeout = 600_000)]
    [Needs(Part.Jupyter)]
    [InlineData("every_request_is_answered")]
    [InlineData("a_comm_that_nobody_knows_is_closed")]
    [InlineData("outputs_come_in_order")]
    [InlineData("output_appears_as_it_is_made")]
    [InlineData("displays_are_updated_and_cleared")]
    [InlineData("a_recording_is_drawn_while_it_runs_and_has_its_tools_in_the_end")]
    [InlineData("an_error_is_one_message")]
    [InlineData("an_untouched_exercise_says_which_cell_to_change")]
    [InlineData("a_failed_claim_appears_once_and_without_frames_of_the_library")]
    [InlineData("a_cell_that_fails_keeps_what_it_assigned")]
    [InlineData("a_warning_is_shown")]
    [InlineData("without_cultures_the_first_cell_says_so")]
    [InlineData("a_failed_cell_aborts_those_that_wait")]
    [InlineData("a_cell_that_does_not_compile_aborts_those_sent_behind_it")]
    [InlineData("without_stop_on_error_the_next_cell_runs")]
    [InlineData("silent_and_unstored_executions_do_not_count")]
    [InlineData("user_expressions_are_evaluated")]
    [InlineData("history_is_found")]
    [InlineData("late_output_belongs_to_the_cell_that_started_it")]
    [InlineData("text_of_all_kinds_arrives")]
    [InlineData("directives_work")]
    [InlineData("a_cell_may_only_name_a_package")]
    [InlineData("cells_run_in_the_notebooks_folder")]
    [InlineData("a_thousand_quick_cells")]
    [InlineData("ten_megabytes")]
    public Task It_holds_that(string what) => kernel.CaseAsync("execute", what);
}
