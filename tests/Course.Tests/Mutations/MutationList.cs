using System.Collections.Immutable;
using System.Text;

namespace Course.Tests.Mutations;

/// <summary>
/// The mutations of one lesson, in the file <c>listed/NN-slug.txt</c>. Each begins with what it changes; then come the lines
/// that are replaced, the lines in their place, and the claims that do not survive it:
/// <code>
/// # Nobody waits for a permit
/// - await semaphore.WaitAsync();
/// + await Task.Yield();
/// ✖ a claim that is false after this change
/// ! a claim whose cell ends before it comes to it
///
/// = Why no change of the lesson can turn the next claims
/// · such a claim
/// </code>
/// </summary>
public sealed class MutationList
{
    private static readonly string Folder = Repository.In("tests", "Course.Tests", "Mutations", "listed");

    private readonly string _lesson;

    private MutationList(string lesson) => _lesson = lesson;

    /// <summary>The lists of all lessons that have one.</summary>
    public static IReadOnlyList<MutationList> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Select(slug => Read(slug!))];

    /// <summary>The lesson.</summary>
    public Lesson Lesson => new(_lesson);

    /// <summary>Its mutations.</summary>
    public ImmutableArray<Mutation> Mutations { get; private set; } = [];

    /// <summary>Its claims that are true whatever is changed.</summary>
    public ImmutableArray<Unmutated> Unmutated { get; private set; } = [];

    /// <summary>Reads the list of a lesson.</summary>
    public static MutationList Read(string slug) => Parse(slug, System.IO.File.ReadAllText(FileOf(slug)));

    /// <summary>Reads a list.</summary>
    /// <param name="slug">The lesson it belongs to.</param>
    /// <param name="text">The list.</param>
    /// <exception cref="InvalidDataException">A line is not understood; the message says which.</exception>
    public static MutationList Parse(string slug, string text)
    {
        var list = new MutationList(slug);
        Block? block = null;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0) continue;
            var (mark, rest) = (line[0], line.Length > 2 ? line[2..] : "");
            if (mark is '#' or '=')
            {
                block?.AddTo(list);
                block = new(mark, rest);
            }
            else if (block is null || !block.TryAdd(mark, rest) || (line.Length > 1 && line[1] != ' '))
            {
                throw new InvalidDataException($"{slug}.txt, line {number}: a line begins with `# `, `- `, `+ `, `✖ ` or `! `, or with `= ` or `· `, below a line that says what it is about. This one does not:\n{line}");
            }
        }
        block?.AddTo(list);
        return list;
    }

    /// <summary>Puts a mutation in the place of the one with the same name, and writes the file.</summary>
    public void Write(Mutation mutation)
    {
        Mutations = [.. Mutations.Select(m => m.Name == mutation.Name ? mutation : m)];
        System.IO.File.WriteAllText(FileOf(_lesson), ToString());
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var mutation in Mutations)
        {
            text.Append($"# {mutation.What}\n");
            Lines('-', mutation.Old.Split('\n'));
            Lines('+', mutation.New.Split('\n'));
            Lines('✖', mutation.False);
            Lines('!', mutation.Unsaid);
            text.Append('\n');
        }
        foreach (var unmutated in Unmutated)
        {
            text.Append($"= {unmutated.Why}\n");
            Lines('·', unmutated.Claims);
            text.Append('\n');
        }
        return $"{text.ToString().TrimEnd('\n')}\n";

        void Lines(char mark, IEnumerable<string> lines)
        {
            foreach (var line in lines) text.Append($"{mark} {line}".TrimEnd()).Append('\n');
        }
    }

    private static string FileOf(string slug) => Path.Combine(Folder, $"{slug}.txt");

    // What stands below one `#` or `=`.
    private sealed class Block(char kind, string title)
    {
        private readonly Dictionary<char, List<string>> _lines = (kind == '#' ? "-+✖!" : "·").ToDictionary(mark => mark, _ => new List<string>());

        public bool TryAdd(char mark, string line)
        {
            if (!_lines.TryGetValue(mark, out var lines)) return false;
            lines.Add(line);
            return true;
        }

        public void AddTo(MutationList list)
        {
            if (kind == '=') list.Unmutated = list.Unmutated.Add(new(title, [.. _lines['·']]));
            else list.Mutations = list.Mutations.Add(new(list._lesson, title)
            {
                Old = string.Join('\n', _lines['-']),
                New = string.Join('\n', _lines['+']),
                False = [.. _lines['✖']],
                Unsaid = [.. _lines['!']],
            });
        }
    }
}
