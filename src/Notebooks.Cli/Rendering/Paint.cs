namespace Notebooks.Cli.Rendering;

/// <summary>
/// Colours for a terminal, or plain text. Until the line is written, a colour is a character that no text contains. So an
/// escape sequence in a text never reaches the terminal.
/// </summary>
internal sealed class Paint(bool enabled)
{
    // Unicode reserves these characters for the internal use of programs.
    private const char Plain = '\uFDD0', Green = '\uFDD1', Red = '\uFDD2', Dim = '\uFDD3', Bold = '\uFDD4';

    public string Good(string text) => With(Green, text);

    public string Bad(string text) => With(Red, text);

    public string Faint(string text) => With(Dim, text);

    public string Strong(string text) => With(Bold, text);

    /// <summary>A line as terminals understand it.</summary>
    /// <param name="line">The line. It contains no escape sequences.</param>
    public static string Colour(string line) => line.AsSpan().IndexOfAnyInRange(Plain, Bold) < 0 ? line
        : line.Replace($"{Plain}", "\e[0m").Replace($"{Green}", "\e[32m").Replace($"{Red}", "\e[31m").Replace($"{Dim}", "\e[2m").Replace($"{Bold}", "\e[1m");

    private string With(char colour, string text) => enabled ? $"{colour}{text}{Plain}" : text;
}
