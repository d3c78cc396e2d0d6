using System.Reflection;
using System.Runtime.CompilerServices;

namespace ScaleFit.Tests;

/// <summary>What users of the library may call, against <c>PublicApi.txt</c>, so that nothing becomes public, or leaves, by accident.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static string Recorded => Path.Join(AppContext.BaseDirectory, "PublicApi.txt");

    [Fact]
    public void ThePublicSurfaceIsAsRecorded()
    {
        string actual = string.Concat(typeof(ScaleFit.Runs.Run).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Text));
        Assert.Equal(File.ReadAllText(Recorded), actual);
    }

    private static string Text(Type type)
    {
        var members = type.IsEnum
            ? [string.Join(", ", Enum.GetNames(type))]
            : type.GetMembers(Own).Where(member => !IsMadeByTheCompiler(member)).Select(Text).Order(StringComparer.Ordinal).ToArray();
        return $"{type.Namespace}.{Name(type)}\n{string.Concat(members.Select(member => $"  {member}\n"))}";
    }

    private static bool IsMadeByTheCompiler(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is MethodInfo { IsSpecialName: true } || member is Type
        || member is MethodInfo method && method.GetBaseDefinition() != method;

    private static string Text(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property when property.GetIndexParameters() is [var index] => $"{Name(property.PropertyType)} this[{Name(index.ParameterType)}]",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => throw new InvalidOperationException($"{member.DeclaringType} has a member of an unexpected kind: {member}"),
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return $"{Name(value)}?";
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }
}
