using System.Text.Json;
using System.Xml.Linq;

namespace ScaleFit.Cli.Tests;

/// <summary>Each package names, with versions, the packages that are shipped inside it or that it brings.</summary>
public sealed class NoticeTests
{
    private static readonly Dictionary<string, string> Versions = Elements(Path.Join("src", "Directory.Packages.props"), "PackageVersion")
        .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value);

    public static TheoryData<string> PackedProjects => [.. Projects().Where(project => !Elements(project, "IsPackable").Any(element => element.Value == "false"))];

    [Fact]
    public void EveryProjectOfSourcesSetsItsPackageId() =>
        Assert.All(Projects(), project => Assert.Single(Elements(project, "PackageId")));

    [Fact]
    public void TheLibraryAndTheToolArePacked() =>
        Assert.Superset(new HashSet<string> { "ScaleFit", "ScaleFit.Cli" }, PackedProjects.Select(row => Path.GetFileNameWithoutExtension(row.Data)).ToHashSet());

    [Theory]
    [MemberData(nameof(PackedProjects))]
    public void EveryPackageReferenceIsNamedWithItsVersion(string project)
    {
        string[] expected = [.. References(project).Select(name => $"{name} {Versions[name]}")];
        Assert.NotEmpty(expected);
        Assert.Subset(Notices(project), expected.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(PackedProjects))]
    public void WhatPackagesBringIsNamedAndNothingElse(string project)
    {
        string[] shipped = [.. Shipped(project)];
        Assert.NotEmpty(shipped);
        Assert.Equal(shipped.Order(StringComparer.Ordinal), Notices(project).Where(line => line.Split(' ') is [_, [>= '0' and <= '9', ..]]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PackedProjects))]
    public void TheNoticesAreAtTheRootOfThePackage(string project) =>
        Assert.Contains(Elements(project, "None"), element => element.Attribute("Update")?.Value == "THIRD-PARTY-NOTICES.txt" && element.Attribute("Pack")?.Value == "true" && element.Attribute("PackagePath")?.Value == "/");

    private static IEnumerable<string> Projects() =>
        Directory.GetFiles(Path.Join(WorkFolder.Project, "src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(WorkFolder.Project, file)).Order(StringComparer.Ordinal);

    private static IEnumerable<XElement> Elements(string file, string name) => XDocument.Load(Path.Join(WorkFolder.Project, file)).Descendants(name);

    /// <summary>The lines above the texts of licences.</summary>
    private static HashSet<string> Notices(string project) =>
        [.. File.ReadLines(Path.Join(WorkFolder.Project, Path.GetDirectoryName(project), "THIRD-PARTY-NOTICES.txt")).TakeWhile(line => !line.StartsWith("---", StringComparison.Ordinal))];

    /// <summary>The packages of a project and of those that it refers to, but for tools of the build.</summary>
    private static IEnumerable<string> References(string project) =>
    [
        .. Elements(project, "PackageReference").Where(element => element.Attribute("PrivateAssets")?.Value != "all").Select(element => element.Attribute("Include")!.Value),
        .. Elements(project, "ProjectReference").SelectMany(element => References(Path.GetRelativePath(WorkFolder.Project, Path.GetFullPath(Path.Join(WorkFolder.Project, Path.GetDirectoryName(project), element.Attribute("Include")!.Value))))),
    ];

    /// <summary>Name and version of each package that was restored with an assembly of its own.</summary>
    private static IEnumerable<string> Shipped(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Join(WorkFolder.Project, Path.GetDirectoryName(project), "obj", "project.assets.json")));
        foreach (var library in assets.RootElement.GetProperty("targets").GetProperty("net10.0").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package" || !library.Value.TryGetProperty("runtime", out var files)) continue;
            if (files.EnumerateObject().Any(file => !file.Name.EndsWith("_._", StringComparison.Ordinal))) yield return library.Name.Replace('/', ' ');
        }
    }
}
