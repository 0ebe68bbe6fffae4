using Notebooks.Inspecting;

namespace Notebooks.Tests.Inspecting;

public class SeenNamesTests
{
    [Theory]
    [InlineData("05-gather#7", "Spin", true, "Spin")]
    [InlineData("05-gather#7+<<Initialize>>d__0", "MoveNext", true, "(cell)")]
    [InlineData("05-gather#7+<Load>d__2", "MoveNext", true, "Load")]
    [InlineData("05-gather#7+<Load>d__2<System.__Canon>", "MoveNext", true, "Load")]
    [InlineData("05-gather#7", "<<Initialize>>g__Local|0_1", true, "Local")]
    [InlineData("05-gather#7+<>c__DisplayClass0_0", "<Start>b__0", true, "lambda in Start")]
    [InlineData("05-gather#7+<>c+<<<Initialize>>b__0_0>d", "MoveNext", true, "lambda in (cell)")]
    [InlineData("05-gather#7+Crawler+<VisitAsync>d__3", "MoveNext", true, "Crawler.VisitAsync")]
    [InlineData("05-gather#7+Box<System.Collections.Generic.Dictionary<System.Int32, A+B>>", "Open", true, "Box.Open")]
    [InlineData("System.Threading.Thread", "SleepInternal", false, "Thread.Sleep")]
    [InlineData("System.Threading.Tasks.Task<System.Int32>", "GetResultCore", false, "Task.Result")]
    [InlineData("System.Net.Http.HttpClient+<GetStringAsyncCore>d__33", "MoveNext", false, "HttpClient.GetStringAsyncCore")]
    public void Methods_are_called_what_their_author_calls_them(string type, string method, bool isCell, string name) =>
        Assert.Equal(name, SeenNames.MethodOf(type, method, isCell));

    [Theory]
    [InlineData("System.Threading.Tasks.Task+DelayPromise", false, "Task.Delay")]
    [InlineData("System.Threading.Tasks.Task+WhenAllPromise", false, "Task.WhenAll")]
    [InlineData("System.Threading.Tasks.TaskFactory+CompleteOnInvokePromise", false, "Task.WhenAny")]
    [InlineData("System.Threading.Tasks.Task+CancellationPromise<System.Int32>", false, "Task.WaitAsync")]
    [InlineData("System.Threading.SemaphoreSlim+TaskNode", false, "SemaphoreSlim.WaitAsync")]
    [InlineData("System.Threading.Channels.AsyncOperation<System.Int32>", false, "a Channel")]
    [InlineData("System.Threading.Tasks.Task<System.Int32>", false, "a task that nobody has completed (TaskCompletionSource)")]
    [InlineData("System.Threading.Tasks.Task<System.Int32>", true, "a task that is still running")]
    [InlineData("System.Runtime.CompilerServices.AsyncTaskMethodBuilder<System.String>+AsyncStateMachineBox<System.Net.Http.HttpClient+<GetStringAsyncCore>d__33>", false, "HttpClient.GetStringAsyncCore")]
    [InlineData("My.Own.Source<System.Int32>", false, "Source")]
    [InlineData("", false, "something that is about to continue")]
    public void What_is_awaited_has_a_name(string type, bool hasCode, string name) => Assert.Equal(name, SeenNames.Awaited(type, hasCode));
}
