<#-- What META-INF/THIRD-PARTY.txt says; the values come from license-maven-plugin. -->
Third-party libraries in this jar
=================================

Each library lies in BOOT-INF/lib as its publisher released it, with the licence and notice files that it came with.
The classes that open this jar, org/springframework/boot/loader, are part of Spring Boot (Apache License 2.0).
lip-sync-connector carries further libraries inside; its META-INF/NOTICE names them.

META-INF/LICENSE is the Apache License 2.0. META-INF/licenses has the texts of the other licences below, or says where
they and the source code are.

<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
${library.artifactId}-${library.version}
    ${library.groupId}:${library.artifactId}:${library.version}<#if library.url??>, ${library.url}</#if>
    <#list entry.getValue() as licence>${licence}<#sep>; </#sep></#list>
</#list>
