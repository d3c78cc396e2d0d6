using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Tests.Charts;

public sealed class ShortNamesTests
{
    [Theory]
    [InlineData("short|names", 10, "short|names")]
    [InlineData("Qwen2.5-0.5B-Instruct-GRPO-a-seed-1|Qwen2.5-0.5B-Instruct-GRPO-a-seed-2", 12, "…1|…2")]
    [InlineData("project/grpo/Qwen2.5-0.5B|project/dapo/Qwen2.5-0.5B", 12, "…grpo…|…dapo…")]
    [InlineData("Qwen2.5-0.5B-Instruct-GRPO-with-a-long-name", 17, "Qwen2.5-…ong-name")]
    [InlineData("anything", 1, "…")]
    [InlineData("aaaaaaaaaaaaXbbbbbbbbbbbb|aaaaaaaaaaaaYbbbbbbbbbbbb", 9, "…X…|…Y…")]
    public void NamesKeepThePartInWhichTheyDiffer(string names, int width, string shown) => Assert.Equal(shown, string.Join('|', Shorten(names.Split('|'), width)));

    [Fact]
    public void DifferentNamesStayDifferentAndFit()
    {
        var random = new Random(7);
        string Part(int most) => new([.. Enumerable.Range(0, random.Next(most)).Select(_ => "ab-_/1"[random.Next(6)])]);
        for (int trial = 0; trial < 300; trial++)
        {
            string start = Part(30), end = Part(30);
            string[] names = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => $"{start}{Part(14)}{end}").Distinct()];
            string[] shown = Shorten(names, 12);
            Assert.Equal(names.Length, shown.Distinct().Count());
            Assert.All(shown, name => Assert.InRange(name.Length, 0, 12));
        }
    }

    [Fact]
    public void LettersOfTwoPartsStayWhole()
    {
        string[] shown = Shorten(["😀😀😀😀😀😀😀😀 1", "😀😀😀😀😀😀😀😁 1"], 8);
        Assert.All(shown, name => Assert.DoesNotContain(name.EnumerateRunes(), rune => rune.Value == 0xFFFD));
        Assert.NotEqual(shown[0], shown[1]);
    }

    private static string[] Shorten(string[] names, int width)
    {
        var shown = new ShortNames(text => text.Length, width).Shorten(names);
        return [.. names.Select(name => shown[name])];
    }
}
