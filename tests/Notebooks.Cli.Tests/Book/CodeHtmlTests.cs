using Notebooks.Book.Code;

namespace Notebooks.Cli.Tests.Book;

/// <summary>Code of a page.</summary>
public sealed class CodeHtmlTests
{
    [Fact]
    public void Signs_that_few_fonts_have_are_drawn_with_others_in_comments_and_kept_in_texts()
    {
        var html = CodeHtml.Of([new([new("Say(", null, null), new("\"❌\"", "s", null), new(");", null, null), new("// ❌ <no>, ✅ yes", CodeLines.Comment, null)])], "Code");

        Assert.Contains("<span class=\"s\">&quot;❌&quot;</span>", html);
        Assert.Contains("<span class=\"c\">// <span class=\"sign wrong\" role=\"img\" aria-label=\"Wrong:\">✘</span> &lt;no&gt;, <span class=\"sign right\" role=\"img\" aria-label=\"Right:\">✔</span> yes</span>", html);
    }
}
