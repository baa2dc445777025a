using System.Reflection;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Tests.Architecture;

/// <summary>What pages hand to their components.</summary>
public sealed partial class ParameterTests
{
    /// <summary>To a parameter that is a text, an expression without @ is a text as it stands, and nobody says so.</summary>
    [Fact]
    public void A_text_that_looks_like_an_expression_begins_with_an_at()
    {
        Assert.Matches(Expression(), "_content.NextKey()");
        Assert.Matches(Expression(), "line.Title");
        Assert.DoesNotMatch(Expression(), "社区党组织（街道）");
        Assert.DoesNotMatch(Expression(), "move-part-0");
        var texts = typeof(Program).Assembly.GetTypes().Where(t => typeof(ComponentBase).IsAssignableFrom(t) && !t.IsGenericType)
            .GroupBy(t => t.Name).ToDictionary(g => g.Key, g => g.SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(string) && p.GetCustomAttribute<ParameterAttribute>() is not null).Select(p => p.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("Next", texts["PlanLine"]);
        var found = from file in Source.Files(".razor")
                    from Match tag in Tag().Matches(file.Text)
                    where texts.ContainsKey(tag.Groups["name"].Value)
                    from Match given in Given().Matches(tag.Groups["given"].Value)
                    where texts[tag.Groups["name"].Value].Contains(given.Groups["name"].Value) && !given.Groups["text"].Value.Contains('@') && Expression().IsMatch(given.Groups["text"].Value)
                    select $"{file.Path}: <{tag.Groups["name"].Value} {given.Value}>";
        Assert.Empty(found);
    }

    /// <summary>The browser may send the next field before it knows what became of the one before: an edit is said of what there is when it is heard.</summary>
    [Fact]
    public void The_forms_of_a_plan_edit_the_line_as_it_is_and_not_as_it_was_shown()
    {
        var forms = Source.Files(".razor").Where(f => f.Path.Contains("/Assignments/Documents/", StringComparison.Ordinal) && !f.Path.EndsWith("/PlanPage.razor", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(forms);
        Assert.Empty(forms.SelectMany(f => f.Text.Split('\n').Where(line => Shown().IsMatch(line)).Select(line => $"{f.Path}: {line.Trim()}")));
    }

    [GeneratedRegex("""<(?<name>[A-Z]\w+)(?<given>(\s+@?[\w:.-]+(="[^"]*")?)*)\s*/?>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b(?<name>[A-Z]\w+)=""(?<text>[^""]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Given();

    [GeneratedRegex(@"^_?[A-Za-z]\w*(\.\w+|\()|^_\w+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"Invoke(Async)?\((setUp|end|split|merge|shift|rename|transfer|adjust|part|Move|Value|decision)\s+with\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
