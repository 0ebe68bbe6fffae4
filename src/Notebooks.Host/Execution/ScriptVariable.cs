using System.Reflection;

namespace Notebooks.Host.Execution;

/// <summary>A variable of the notebook: a field of the submission that declared it last.</summary>
internal sealed class ScriptVariable(object submission, FieldInfo declaration)
{
    public string Name => declaration.Name;

    public Type Type => declaration.FieldType;

    public object? Value
    {
        get => declaration.GetValue(submission);
        set => declaration.SetValue(submission, value);
    }

    /// <summary>The variables of submissions, each as it was declared last.</summary>
    /// <param name="submissions">The submissions, first to last.</param>
    public static IEnumerable<ScriptVariable> In(IEnumerable<object> submissions)
    {
        var variables = new Dictionary<string, ScriptVariable>();
        foreach (var submission in submissions)
        {
            // Fields that the compiler adds have names that are not identifiers.
            foreach (var field in submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(field => field.Name[0] is '_' || char.IsLetter(field.Name[0])))
            {
                variables[field.Name] = new(submission, field);
            }
        }

        return variables.Values;
    }
}
